import { setTimeout as delay } from 'node:timers/promises'
import { connect, type Database } from '../../db/connection'
import { sqlStateOf } from '../../db/errors'
import { runOn, templateOf, testServer, urlOf } from './test-server'

/** A database of its own for a test file. */
export interface TestDatabase {
  readonly db: Database
  readonly url: string
  /** Empties every table but the list of migrations; ids go on counting. */
  truncate(): Promise<void>
  /** Closes the pool and removes the database. */
  drop(): Promise<void>
}

const objectInUse = '55006'
const retryMs = 25
const patienceMs = 20_000
let made = 0

// Deleting from empty tables is some thirty times faster than `truncate`, which makes new files for each.
const emptyAll = `
do $$
declare target record;
begin
  set local session_replication_role = replica;
  for target in
    select relname from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'schema_migrations'
  loop
    execute format('delete from %I', target.relname);
  end loop;
end $$`

/** Copies the migrated template, or makes a database without any table. */
export async function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const server = testServer()
  const name = `${server.prefix}_${process.pid}_${++made}`
  await createFrom(empty ? 'template0' : templateOf(server), name)
  const url = urlOf(server.url, name)
  const db = connect({ url })
  return {
    db,
    url,
    truncate: async () => {
      await db.sequelize.query(emptyAll)
    },
    drop: async () => {
      await db.close()
      await runOn(server.url, `drop database if exists ${name} with (force)`)
    },
  }
}

async function createFrom(template: string, name: string): Promise<void> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    try {
      await runOn(testServer().url, `create database ${name} template ${template} encoding 'UTF8'`)
      return
    } catch (error) {
      if (sqlStateOf(error) !== objectInUse || Date.now() > deadline) throw error
      await delay(retryMs)
    }
  }
}
