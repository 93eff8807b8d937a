import { setTimeout as delay } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
import { EmbeddedError } from './embedded-error'
import { ROLE, urlOf } from './password'

const WITHIN_MS = 60_000
const RETRY_MS = 20
const NO_SUCH_DATABASE = '3D000'
const WRONG_PASSWORD = '28P01'
/** Starting up, or putting itself right after one of its processes was killed. */
const PASSING = ['57P03', '57P01', '57P02', 'ECONNREFUSED', 'ECONNRESET']

/**
 * Waits until the server answers, and makes the database `zvonok` if there is none yet.
 *
 * @throws EmbeddedError `password-lost`, `start-failed`.
 */
export async function ensureDatabase(port: number, password: string): Promise<void> {
  const deadline = Date.now() + WITHIN_MS
  for (;;) {
    try {
      await run(urlOf(port, password), 'select 1')
      return
    } catch (error) {
      const code = (error as { code?: string }).code ?? ''
      if (error instanceof DatabaseError && code === NO_SUCH_DATABASE) {
        await run(urlOf(port, password, 'postgres'), `create database ${ROLE}`)
      } else if (!PASSING.includes(code) || Date.now() > deadline) {
        throw doesNotAnswer(code, error)
      }
    }
    await delay(RETRY_MS)
  }
}

function doesNotAnswer(code: string, error: unknown): EmbeddedError {
  if (code === WRONG_PASSWORD) {
    const message =
      'The embedded database does not accept the password kept in DATA_DIR/postgres/password. Restore that file from a backup.'
    return new EmbeddedError('password-lost', message)
  }
  const reason = error instanceof Error ? error.message : String(error)
  const message = `The embedded PostgreSQL runs, but cannot be used: ${reason}. Stop the program and start it again.`
  return new EmbeddedError('start-failed', message, { reason })
}

async function run(connectionString: string, sql: string): Promise<void> {
  const client = new Client({ connectionString, ssl: false })
  // A server that ends while we hang up must not end us.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(sql)
  } finally {
    await client.end().catch(() => undefined)
  }
}
