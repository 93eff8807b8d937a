import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { migrations } from '../../db/migrations'
import { createTestDatabase, type TestDatabase } from '../support/database'

const root = join(__dirname, '../..')
const lastStep = migrations.at(-1)!.name

describe('the database commands', () => {
  let database: TestDatabase
  let folder: string
  beforeAll(async () => {
    database = await createTestDatabase()
    folder = await mkdtemp(join(tmpdir(), 'commands-'))
    await mkdir(join(folder, 'db'))
  })
  afterAll(async () => {
    await database.drop()
    await rm(folder, { recursive: true })
  })

  const run = async (words: string[], url = database.url) => {
    const program = ['--require', join(root, 'tests/support/run-typescript.cjs'), join(root, 'db/cli.ts')]
    const child = spawn(process.execPath, [...program, ...words], {
      cwd: folder,
      env: { PATH: process.env['PATH'], DATABASE_URL: url },
    })
    const [said, complained] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ])
    return { code: child.exitCode, said, complained }
  }

  it('undo a step and run it again', async () => {
    await expect(run(['rollback'])).resolves.toMatchObject({ code: 0, said: `Undid ${lastStep}\n` })
    await expect(run(['migrate'])).resolves.toMatchObject({ code: 0, said: `Ran ${lastStep}\n` })
    await expect(run(['migrate'])).resolves.toMatchObject({ code: 0, said: 'Nothing to do.\n' })
  })

  it('write the schema to db/schema.sql', async () => {
    await expect(run(['dump'])).resolves.toMatchObject({ code: 0 })

    const [written, committed] = await Promise.all(
      [folder, root].map((at) => readFile(join(at, 'db/schema.sql'), 'utf8')),
    )
    expect(written).toBe(committed)
  })

  it('answer a wrong word with the usage, and a refusal with its sentence', async () => {
    const usage = { code: 2, complained: expect.stringContaining('npm run db:migrate') }
    await expect(run(['conjure'])).resolves.toMatchObject(usage)
    await expect(run(['rollback', 'all'])).resolves.toMatchObject(usage)
    await expect(run(['migrate'], 'postgres://nobody@127.0.0.1:1/nowhere')).resolves.toMatchObject({
      code: 1,
      complained: expect.stringMatching(/^The database cannot be reached .*Check .*\n$/),
    })
  })
})
