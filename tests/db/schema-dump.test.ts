import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dumpSchema } from '../../db/schema-dump'
import { createTestDatabase, type TestDatabase } from '../support/database'
import { runOn } from '../support/test-server'

const committed = readFileSync(join(__dirname, '../../db/schema.sql'), 'utf8')

describe('schema dump', () => {
  const databases: TestDatabase[] = []
  const make = async (options = {}) => {
    const database = await createTestDatabase(options)
    databases.push(database)
    return database
  }
  afterAll(() => Promise.all(databases.map((database) => database.drop())))

  it('of the migrated database is the committed db/schema.sql (else run `npm run db:dump`)', async () => {
    const { db } = await make()

    await expect(dumpSchema(db)).resolves.toBe(committed)
  })

  it('run on an empty database gives the same schema again', async () => {
    const { db, url } = await make({ empty: true })
    await runOn(url, committed)

    await expect(dumpSchema(db)).resolves.toBe(committed)
  })

  it('shows functions and triggers of ours, and none of an extension’s', async () => {
    const { db, url } = await make()
    await runOn(
      url,
      `create function touch() returns trigger language plpgsql as 'begin return new; end';
      create trigger touch_schools before update on schools for each row execute function touch()`,
    )
    const before = new Set(committed.split('\n'))
    const added = (await dumpSchema(db)).split('\n').filter((line) => !before.has(line))

    expect(added[0]).toBe('CREATE OR REPLACE FUNCTION public.touch()')
    expect(added.at(-1)).toMatch(/^CREATE TRIGGER touch_schools BEFORE UPDATE ON public.schools /)
  })
})
