import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from 'pg'
import { MigrationBusyError } from './migration-errors'

const everyMs = 100
const key = `hashtextextended('zvonok: migrations', 0)`

/**
 * Runs `work` while this connection holds the database's migration lock; a lost connection frees it.
 * Waits by asking again: a session blocked in a wait would deadlock with an index built concurrently.
 */
export async function withMigrationLock<T>(
  client: Client,
  waitMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const deadline = Date.now() + waitMs
  while (!(await tryLock(client))) {
    if (Date.now() >= deadline) throw new MigrationBusyError(Math.round(waitMs / 1000))
    await delay(everyMs)
  }
  try {
    return await work()
  } finally {
    await client.query(`select pg_advisory_unlock(${key})`).catch(() => undefined)
  }
}

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(`select pg_try_advisory_lock(${key}) as locked`)
  return rows[0]?.locked === true
}
