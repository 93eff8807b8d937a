import { Client } from 'pg'
import { checkServer } from './check-server'
import { appliedNames, ensureAppliedTable, umzugOf } from './applied-migrations'
import { DatabaseNewerError, DatabaseUnreachableError } from './migration-errors'
import { migrations as ours } from './migrations'
import type { Migration } from './migrations/migration'
import { withMigrationLock } from './with-migration-lock'

/** Which database to change. */
export interface MigrationOptions {
  readonly url: string
  /** The program's own steps by default. */
  readonly migrations?: readonly Migration[]
  /** How long to wait for another process that is migrating, in milliseconds; five minutes by default. */
  readonly waitMs?: number
}

/**
 * Brings a database up to this program and answers the names of the steps it ran; safe in several processes at once.
 *
 * @throws DatabaseUnreachableError, DatabaseUnfitError, DatabaseNewerError, MigrationBusyError; each says what to do.
 */
export function migrate(options: MigrationOptions): Promise<string[]> {
  return withClient(options, async (client, migrations) => {
    await checkServer(client)
    if ((await missing(client, migrations)).length === 0) return []
    return withMigrationLock(client, options.waitMs ?? 300_000, async () => {
      await ensureAppliedTable(client)
      // Asked again under the lock: whoever held it may have been a newer program.
      if ((await missing(client, migrations)).length === 0) return []
      const umzug = await umzugOf(client, migrations)
      return namesOf(await umzug.up())
    })
  })
}

/** Undoes the last `steps` steps, one by default, and answers their names; throws what `migrate` throws. */
export function rollback({
  steps = 1,
  ...options
}: MigrationOptions & { steps?: number }): Promise<string[]> {
  return withClient(options, async (client, migrations) =>
    withMigrationLock(client, options.waitMs ?? 300_000, async () => {
      await missing(client, migrations)
      const umzug = await umzugOf(client, migrations)
      return namesOf(await umzug.down({ step: steps }))
    }),
  )
}

/** The names of the steps that `migrate` would run; changes nothing; throws what `migrate` throws. */
export function pending(options: MigrationOptions): Promise<string[]> {
  return withClient(options, missing)
}

async function missing(client: Client, migrations: readonly Migration[]): Promise<string[]> {
  const applied = await appliedNames(client)
  const known = namesOf(migrations)
  const unknown = applied.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new DatabaseNewerError(unknown)
  return known.filter((name) => !applied.includes(name))
}

async function withClient<T>(
  { url, migrations = ours }: MigrationOptions,
  work: (client: Client, migrations: readonly Migration[]) => Promise<T>,
): Promise<T> {
  const client = await open(url)
  try {
    return await work(client, migrations)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function open(url: string): Promise<Client> {
  try {
    const client = new Client({
      connectionString: url,
      application_name: 'zvonok migrations',
      keepAlive: true,
    })
    // A connection lost between two queries fails the next one; without a listener it would end the process.
    client.on('error', () => undefined)
    await client.connect()
    return client
  } catch (error) {
    throw new DatabaseUnreachableError(error)
  }
}

const namesOf = (steps: readonly { readonly name: string }[]) => steps.map(({ name }) => name)
