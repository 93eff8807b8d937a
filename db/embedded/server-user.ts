import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { EmbeddedError } from './embedded-error'

/** The user the server runs as; PostgreSQL refuses to run as root. */
export interface ServerUser {
  uid: number
  gid: number
}

const PREFERRED = ['postgres', '_postgres', 'nobody', 'daemon']

/**
 * An existing ordinary user that root can run programs as.
 *
 * @throws EmbeddedError `no-user`.
 */
export function chooseServerUser(): ServerUser {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && gid >= 0)
  const rank = (name: string) => (PREFERRED.includes(name) ? PREFERRED.indexOf(name) : PREFERRED.length)
  const chosen = users.sort((a, b) => rank(a.name) - rank(b.name)).find((user) => succeeds(user, ':', ''))
  if (!chosen) {
    throw new EmbeddedError(
      'no-user',
      'PostgreSQL does not run as root, and this machine has no other user that it could run as. Start the program as an ordinary user, or set DATABASE_URL to an existing PostgreSQL.',
    )
  }
  return { uid: chosen.uid, gid: chosen.gid }
}

/** Whether the user can walk into the folder: tried, not computed, so that every kind of barrier counts. */
export function canEnter(user: ServerUser, folder: string): boolean {
  return succeeds(user, 'cd -- "$0"', folder)
}

function succeeds({ uid, gid }: ServerUser, script: string, argument: string): boolean {
  return spawnSync('/bin/sh', ['-c', script, argument], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0
}
