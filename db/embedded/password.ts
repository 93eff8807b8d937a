import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EmbeddedError } from './embedded-error'
import type { Place } from './place'

/** The only role of an embedded database, its superuser; the database has the same name. */
export const ROLE = 'zvonok'

/**
 * The superuser's password.
 *
 * @throws EmbeddedError `password-lost`.
 */
export function readPassword(place: Place): string {
  try {
    return readFileSync(fileOf(place), 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    const path = fileOf(place)
    const message = `The embedded database in ${place.home} exists, but the file with its password, ${path}, does not. Restore that file from a backup, or move the database away to begin with an empty one.`
    throw new EmbeddedError('password-lost', message, { path })
  }
}

/** Makes up the password of a new database and keeps it in DATA_DIR/postgres/password, for the owner's eyes only. */
export function createPassword(place: Place): string {
  const password = randomBytes(24).toString('hex')
  // A file that already exists would keep its mode.
  rmSync(fileOf(place), { force: true })
  writeFileSync(fileOf(place), `${password}\n`, { mode: 0o600 })
  return password
}

/** Where a client finds the database. */
export function urlOf(port: number, password: string, database: string = ROLE): string {
  return `postgres://${ROLE}:${password}@127.0.0.1:${port}/${database}`
}

function fileOf(place: Place): string {
  return join(place.keys, 'password')
}
