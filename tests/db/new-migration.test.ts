import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newMigration } from '../../db/new-migration'

describe('a new migration', () => {
  const now = new Date('2027-02-03T04:05:06Z')
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'migrations-'))
    await copyFile(join(__dirname, '../../db/migrations/index.ts'), join(folder, 'index.ts'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('gets a file named by time and sentence, and the last place in the list', async () => {
    const file = await newMigration({ sentence: 'Add a room to events.', folder, now })

    expect(file).toBe(join(folder, '20270203040506-add-a-room-to-events.ts'))
    expect(await readFile(file, 'utf8')).toContain(
      `/** Add a room to events. */\nexport const addARoomToEvents: Migration = {\n  name: '20270203040506-add-a-room-to-events',`,
    )
    const index = await readFile(join(folder, 'index.ts'), 'utf8')
    expect(index).toContain(`import { addARoomToEvents } from './20270203040506-add-a-room-to-events'\n`)
    expect(index).toMatch(/,\n {2}addARoomToEvents,\n\]\n$/)
  })

  it('is refused without words, with an example', async () => {
    await expect(newMigration({ sentence: '…', folder, now })).rejects.toThrow(/for example: add a room/)
    await expect(newMigration({ sentence: '2 rooms', folder, now })).rejects.toThrow(/for example/)
  })
})
