import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { EmbeddedError } from './embedded-error'
import { ROLE, urlOf } from './password'

const WITHIN_MS = 60_000
const RETRY_MS = 20
const NO_SUCH_DATABASE = '3D000'
const WRONG_PASSWORD = '28P01'
const PASSING = [
  // Starting up, or putting itself right after one of its processes was killed.
  ...['57P03', '57P01', '57P02', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'],
  // A program that was killed had just asked for the database, and the server is still making it.
  ...['42P04', '23505', '55006'],
]

/**
 * Waits until the server answers, and makes the database `zvonok` if there is none yet. False when the server went
 * away meanwhile, as `runs` tells.
 *
 * @throws EmbeddedError `password-lost`, `start-failed`.
 */
export async function ensureDatabase(port: number, password: string, runs: () => boolean): Promise<boolean> {
  const deadline = Date.now() + WITHIN_MS
  for (;;) {
    try {
      await reach(port, password)
      return true
    } catch (error) {
      if (!runs()) return false
      if (!isPassing(error) || Date.now() > deadline) throw doesNotAnswer(error)
    }
    await delay(RETRY_MS)
  }
}

async function reach(port: number, password: string): Promise<void> {
  try {
    await run(urlOf(port, password), 'select 1')
  } catch (error) {
    if (codeOf(error) !== NO_SUCH_DATABASE) throw error
    await run(urlOf(port, password, 'postgres'), `create database ${ROLE}`)
  }
}

/** The client gives no code to a connection that breaks off. */
function isPassing(error: unknown): boolean {
  const code = codeOf(error)
  return code === undefined || PASSING.includes(code)
}

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string }).code
}

function doesNotAnswer(error: unknown): EmbeddedError {
  if (codeOf(error) === WRONG_PASSWORD) {
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
