import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { commandLineOf, isAlive } from './process-stamp'
import type { Place } from './place'

/** A running PostgreSQL server of ours. */
export interface Server {
  pid: number
  port: number
  /** `starting` while it recovers from a crash, `stopping` on its way out. */
  status: 'starting' | 'ready' | 'stopping'
}

/**
 * The server that runs on this cluster, whoever started it. Null when none does; then a `postmaster.pid` that a kill
 * left behind, and whose number now belongs to some other program, is removed, because PostgreSQL would refuse to
 * start.
 */
export function findServer(place: Place): Server | null {
  const file = join(place.cluster, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (!(pid > 0)) return null
  if (isAlive(pid) && isPostgresOf(place, pid)) {
    return { pid, port: Number(lines[3] ?? 0), status: statusOf(lines[7]?.trim()) }
  }
  // With a number that nobody has, PostgreSQL clears up itself, and checks more carefully than we could.
  if (isTaken(pid) && !isAnyPostgres(pid)) rmSync(file, { force: true })
  return null
}

/** The server is started with the cluster's full path; its children have other words on their command lines. */
function isPostgresOf({ cluster }: Place, pid: number): boolean {
  return commandLineOf(pid).includes(` -D ${cluster} `)
}

/** Perhaps ours after all, if the data folder was moved under it: then the refusal to start is right. */
function isAnyPostgres(pid: number): boolean {
  return /postgres.* -D /.test(commandLineOf(pid))
}

function statusOf(word: string | undefined): Server['status'] {
  return word === 'ready' || word === 'stopping' ? word : 'starting'
}

/** Unlike `isAlive`, counts a zombie: so does PostgreSQL. */
function isTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
