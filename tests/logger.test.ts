import { statement } from '../db/connection'
import { TelegramError } from '../bot/telegram/error'
import { createLogger } from '../logger'
import { createTestDatabase, type TestDatabase } from './support/database'
import { buildSchool } from './support/factories'

/** The line that the program writes about an error. */
function lineAbout(error: unknown): string {
  const written: string[] = []
  createLogger('info', { write: (line: string) => void written.push(line) }).error({ err: error }, 'failed')
  return written.join('')
}

const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  )

describe('a log line about an error', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.drop())

  const asked = (text: string, values: readonly unknown[]) =>
    failure(database.db.run(statement(`ask-${text}`, text), values))

  it('says what the database refused, without a value of the statement', async () => {
    const refused = [
      await asked('select $1::text', ['Секретова\0']),
      await asked('select $1::bigint', ['Секретова']),
      await asked('select $1::jsonb', ['{"surname":"Секретова\\ud800"}']),
      await asked('select $1::date', ['"Секретова"']),
    ]
    for (const error of refused) {
      const line = lineAbout(error)
      expect(line).toMatch(/"fault":"22\w{3}"/)
      expect(line).toContain('connection.ts')
      expect(line).not.toContain('Секретова')
    }
  })

  it('names a broken constraint, but neither the row nor Sequelize’s parameters', async () => {
    const school = await buildSchool(database.db)
    const twice = { schoolId: school.id, name: 'Секретный год', fromOn: '2030-09-01', untilOn: '2030-08-31' }
    const line = lineAbout(await failure(database.db.models.AcademicYear.create(twice)))
    expect(line).toMatch(/"constraint":"academic_years/)
    expect(line).not.toContain('Секретный')
  })

  it('keeps no text that Telegram or a parser quotes', () => {
    const description = `Bad Request: can't parse entities: Unsupported start tag "Секретова" at byte offset 3`
    const telegram = new TelegramError({ kind: 'markup', method: 'sendMessage', code: 400, description })
    expect(lineAbout(telegram)).toContain('"fault":400')
    const parsing = (() => {
      try {
        return JSON.parse('Секретова "Анна"') as unknown
      } catch (error) {
        return error
      }
    })()
    const wrapped = new Error('The state could not be read', { cause: parsing })
    for (const error of [telegram, parsing, wrapped]) expect(lineAbout(error)).not.toMatch(/Секретова|Анна/)
    expect(lineAbout(wrapped)).toContain('SyntaxError')
  })

  it('says what a mistake of ours was', () => {
    expect(lineAbout(new TypeError('Cannot read properties of undefined'))).toContain(
      'Cannot read properties',
    )
  })
})
