import { operations } from '../../journal/operations'
import { createTestDatabase, type TestDatabase } from '../support/database'
import { testJournal } from '../support/factories'
import { accessTable } from './access/table'
import { passing, undoing } from './access/table/outcome'
import { personas } from './access/table/personas'
import { buildWorld, type World } from './access/table/world'

let database: TestDatabase
let world: World
beforeAll(async () => {
  database = await createTestDatabase()
  world = await buildWorld(database.db)
})
afterAll(() => database.drop())

describe('the access table', () => {
  it('has a row for every operation and none for what is no operation', () => {
    const rows = new Set(accessTable.map(({ name }) => name))
    expect([...rows].sort()).toEqual(operations.map(({ operation }) => operation).sort())
  })

  it('asks each thing once', () => {
    const asked = accessTable.map(({ name, about }) => `${name}: ${about}`)
    expect(asked.filter((line, i) => asked.indexOf(line) !== i)).toEqual([])
  })

  it.each(accessTable)('$name about $about is for those whom the regulations name', async (line) => {
    const journal = testJournal(undoing(database.db))
    const passed = await passing(journal, world, line)
    expect({
      passedWrongly: personas.filter((persona) => passed.has(persona) && !line.passes.includes(persona)),
      refusedWrongly: personas.filter((persona) => !passed.has(persona) && line.passes.includes(persona)),
    }).toEqual({ passedWrongly: [], refusedWrongly: [] })
  })
})
