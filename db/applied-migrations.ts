import type { Client } from 'pg'
import type { InputMigrations, Umzug } from 'umzug'
import type { Migration } from './migrations/migration'

/** The names of the steps that a database holds, in order; none when it is empty. */
export async function appliedNames(client: Client): Promise<string[]> {
  const { rows: tables } = await client.query<{ known: boolean }>(
    `select to_regclass('schema_migrations') is not null as known`,
  )
  if (tables[0]?.known !== true) return []
  const { rows } = await client.query<{ name: string }>('select name from schema_migrations order by name')
  return rows.map(({ name }) => name)
}

/** Makes the table of applied steps if it is not there; call it under the migration lock. */
export async function ensureAppliedTable(client: Client): Promise<void> {
  await client.query(`
    create table if not exists schema_migrations (
      name text primary key,
      applied_at timestamptz not null default now()
    )`)
}

/**
 * Umzug over a list of steps on one connection.
 * Running a step opens a transaction, and noting it in the table commits it: both are there or neither.
 * The library is big and brings a command line; it is loaded here, when there is a step to run.
 */
export async function umzugOf(client: Client, migrations: readonly Migration[]): Promise<Umzug<Client>> {
  const { Umzug } = await import('umzug')
  const begin = (sql: string) => async () => {
    await client.query('begin')
    await rollbackOnFailure(client, () => client.query(sql))
  }
  const commit = (sql: string, name: string) =>
    rollbackOnFailure(client, async () => {
      await client.query(sql, [name])
      await client.query('commit')
    })
  const steps: InputMigrations<Client> = migrations.map(({ name, up, down }) => ({
    name,
    up: begin(up),
    down: begin(down),
  }))
  return new Umzug({
    migrations: steps,
    context: client,
    logger: undefined,
    storage: {
      executed: () => appliedNames(client),
      logMigration: ({ name }) => commit('insert into schema_migrations (name) values ($1)', name),
      unlogMigration: ({ name }) => commit('delete from schema_migrations where name = $1', name),
    },
  })
}

async function rollbackOnFailure(client: Client, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}
