import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import {
  DatabaseNewerError,
  DatabaseUnfitError,
  DatabaseUnreachableError,
  MigrationBusyError,
} from '../../db/migration-errors'
import { migrate, pending, rollback } from '../../db/migrate'
import { migrations } from '../../db/migrations'
import { dumpSchema } from '../../db/schema-dump'
import { createTestDatabase, type TestDatabase } from '../support/database'
import { runOn, testServer, urlOf } from '../support/test-server'

const names = migrations.map(({ name }) => name)
const lockKey = `hashtextextended('zvonok: migrations', 0)`

describe('migrations', () => {
  let database: TestDatabase
  beforeEach(async () => {
    database = await createTestDatabase({ empty: true })
  })
  afterEach(() => database.drop())

  const appliedNames = async () =>
    (await runOn<{ name: string }>(database.url, 'select name from schema_migrations order by name')).map(
      ({ name }) => name,
    )

  it('are listed in the order of their names, each under the name of its file', () => {
    const files = readdirSync(join(__dirname, '../../db/migrations'))
      .filter((file) => /^\d/.test(file))
      .map((file) => file.replace(/\.ts$/, ''))

    expect(names).toEqual(files.toSorted())
  })

  it('bring an empty database up to date once', async () => {
    await expect(pending(database)).resolves.toEqual(names)
    await expect(migrate(database)).resolves.toEqual(names)

    await expect(pending(database)).resolves.toEqual([])
    await expect(migrate(database)).resolves.toEqual([])
    await expect(appliedNames()).resolves.toEqual(names)
  })

  it('go down and up again to the very same schema', async () => {
    await migrate(database)
    const before = await dumpSchema(database.db)

    await expect(rollback({ ...database, steps: names.length })).resolves.toEqual(names.toReversed())
    const emptied = await dumpSchema(database.db)
    await migrate(database)

    expect(emptied.match(/^create table \w+/gm)).toEqual(['create table schema_migrations'])
    await expect(dumpSchema(database.db)).resolves.toBe(before)
  })

  it('undo one step at a time', async () => {
    await migrate(database)

    await expect(rollback(database)).resolves.toEqual(names.slice(-1))
    await expect(pending(database)).resolves.toEqual(names.slice(-1))
  })

  it('are run once when several callers start together', async () => {
    const ran = await Promise.all([migrate(database), migrate(database), migrate(database)])

    expect(ran.flat().toSorted()).toEqual(names)
    await expect(appliedNames()).resolves.toEqual(names)
  })

  it('are run once when two processes start together', async () => {
    const program = `require('./db/migrate').migrate({ url: process.argv[1] }).then((ran) => console.log(ran.length))`
    const start = () =>
      promisify(execFile)(
        process.execPath,
        ['--require', './tests/support/run-typescript.cjs', '-e', program, database.url],
        { cwd: join(__dirname, '../..') },
      )
    const ran = (await Promise.all([start(), start()])).map(({ stdout }) => Number(stdout))

    expect(ran.toSorted()).toEqual([0, names.length])
    await expect(appliedNames()).resolves.toEqual(names)
  })

  it('wait for another’s lock without blocking in the server, then give up with a sentence', async () => {
    await database.db.inTransaction(async ({ transaction }) => {
      await database.db.sequelize.query(`select pg_advisory_xact_lock(${lockKey})`, { transaction })
      await expect(migrate({ ...database, waitMs: 300 })).rejects.toThrow(MigrationBusyError)
      const waiting = await runOn(database.url, 'select from pg_locks where not granted')
      expect(waiting).toEqual([])
    })
    await expect(migrate(database)).resolves.toEqual(names)
  })

  it('leave nothing of a step that fails, and keep those before it', async () => {
    const first = { name: '1-good', up: 'create table good ()', down: 'drop table good' }
    const second = { name: '2-bad', up: 'create table bad (); select 1 / 0', down: '' }
    const attempt = migrate({ ...database, migrations: [first, second] })

    await expect(attempt).rejects.toThrow(/2-bad.*division by zero/)
    await expect(appliedNames()).resolves.toEqual(['1-good'])
    await expect(runOn(database.url, `select to_regclass('bad') as bad`)).resolves.toEqual([{ bad: null }])
  })

  it('refuse a database that a newer program has changed, and say what to do', async () => {
    await migrate(database)
    await runOn(
      database.url,
      `insert into schema_migrations (name) values ('20991231000000-from-the-future')`,
    )

    await expect(migrate(database)).rejects.toThrow(DatabaseNewerError)
    await expect(rollback(database)).rejects.toThrow(DatabaseNewerError)
    await expect(pending(database)).rejects.toThrow(
      /20991231000000-from-the-future.*Start that version, or restore a backup/,
    )
  })

  it('say what to check when nothing answers or the address is none', async () => {
    const attempt = migrate({ url: 'postgres://nobody:secret@127.0.0.1:1/nowhere' })
    await expect(attempt).rejects.toThrow(DatabaseUnreachableError)
    await expect(attempt).rejects.toThrow(/ECONNREFUSED.*Check that PostgreSQL is running/)
    await expect(attempt).rejects.not.toThrow(/secret/)
    await expect(migrate({ url: 'postgres://' + ' %' })).rejects.toThrow(DatabaseUnreachableError)
  })

  it('refuse a database that is not in UTF8, and say how to make one', async () => {
    const { url, prefix } = testServer()
    const name = `${prefix}_latin`
    await runOn(url, `create database ${name} template template0 encoding 'LATIN1' locale 'C'`)
    try {
      const attempt = migrate({ url: urlOf(url, name) })
      await expect(attempt).rejects.toThrow(DatabaseUnfitError)
      await expect(attempt).rejects.toThrow(/LATIN1.*encoding 'UTF8'/)
    } finally {
      await runOn(url, `drop database ${name}`)
    }
  })
})
