import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Mode } from '../../../db/embedded/users'

interface Opened {
  url: string
  port: number
  location: string
  adopted: boolean
}

/** A separate program that has the database open (or was refused). */
export interface Holder {
  opened: Opened
  refused?: { code: string; message: string; details: Record<string, unknown> }
  pid: number
  /** Ends it in order and waits until it is gone. */
  stop(): Promise<void>
  /** kill -9. */
  kill(): Promise<void>
}

const REPOSITORY = join(__dirname, '../../..')
const running = new Set<ChildProcess>()

/** Starts the holder program and waits for its answer. */
export async function startHolder(dataDir: string, mode: Mode): Promise<Holder> {
  const hook = join(REPOSITORY, 'tests/support/run-typescript.cjs')
  const child = spawn(
    process.execPath,
    ['--require', hook, join(__dirname, 'holder-program.ts'), dataDir, mode],
    {
      cwd: REPOSITORY,
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  running.add(child)
  const gone = once(child, 'exit').then(() => void running.delete(child))
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return {
    ...(JSON.parse(line) as { opened: Opened }),
    pid: child.pid ?? 0,
    stop: () => {
      child.stdin.end()
      return gone
    },
    kill: () => {
      child.kill('SIGKILL')
      return gone
    },
  }
}

/** Kills the holders that a failed test left behind. */
export function killHolders(): void {
  for (const child of running) child.kill('SIGKILL')
}
