import { join } from 'node:path'
import { runImport } from '../../../api/cli/import'
import { problemCodes } from '../../../journal/imports/problem-codes'
import { loadTexts } from '../../../locales/translate'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { buildSchool, testJournal, type School } from '../../support/factories'
import { contentsOf } from './import-support'

const texts = loadTexts(join(__dirname, '../../../locales'))
let database: TestDatabase
let school: School
beforeAll(async () => (database = await createTestDatabase()))
beforeEach(async () => {
  await database.truncate()
  school = await buildSchool(database.db)
})
afterAll(() => database.drop())

const good = 'ФИО;Дата рождения;Класс;Любимый цвет\nКозлова Анна;12.05.2013;7Б;синий'
const bad = 'ФИО;Дата рождения;Класс\nКозлова Анна;31.02.2013;7Б'

async function command(args: string[], files: Record<string, string> = {}, env = { LANG: 'ru_RU.UTF-8' }) {
  const lines: string[] = []
  const code = await runImport(args, {
    journal: testJournal(database.db),
    texts,
    env,
    out: (line) => lines.push(line),
    readFile: async (path) => {
      const text = files[path]
      if (text === undefined) throw new Error('ENOENT')
      return Buffer.from(text)
    },
  })
  return { code, text: lines.join('\n') }
}

describe('the import command', () => {
  it('checks by default and says how to write', async () => {
    const before = await contentsOf(database.db)
    const { code, text } = await command(['--school', school.id, '--roster', '/f/r.csv'], {
      '/f/r.csv': good,
    })
    expect(code).toBe(0)
    expect(text).toContain('r.csv, строка 1, ячейка D1 — столбец «Любимый цвет» непонятен и пропущен.')
    expect(text).toContain('ученики: новых 1, изменено 0, без изменений 0, убрано 0')
    expect(text).toContain('--apply')
    expect(await contentsOf(database.db)).toBe(before)
  })

  it('writes with --apply, finding the school by its short name, and a second time has nothing to write', async () => {
    const args = ['--school', 'школа № 12', '--roster', 'r.csv', '--apply']
    expect(await command(args, { 'r.csv': good })).toMatchObject({
      code: 0,
      text: expect.stringContaining('Записано.'),
    })
    expect(await command(args, { 'r.csv': good })).toMatchObject({
      code: 0,
      text: expect.stringContaining('Записывать было нечего'),
    })
  })

  it('refuses with 1 and names file, row and reason', async () => {
    const { code, text } = await command(['--school', school.id, '--roster', 'r.csv', '--apply'], {
      'r.csv': bad,
    })
    expect(code).toBe(1)
    expect(text).toContain('r.csv, строка 2 — «31.02.2013» — не дата.')
    expect(text).toContain('Ничего не записано')
  })

  it('answers in English where the machine does not speak Russian', async () => {
    const { text } = await command(
      ['--school', school.id, '--roster', 'r.csv'],
      { 'r.csv': bad },
      { LANG: 'C' },
    )
    expect(text).toContain('r.csv, row 2 — “31.02.2013” is no date.')
  })

  it.each([
    [['--roster', 'r.csv'], 2, 'Назовите школу'],
    [['--school', '1'], 2, 'Назовите хотя бы один файл'],
    [['--school', '1', '--colour', 'red'], 2, 'Не понял параметры'],
    [['--school', 'нет такой', '--roster', 'r.csv'], 1, 'Школы «нет такой» нет'],
    [['--school', '1', '--roster', 'missing.csv'], 1, 'Файл «missing.csv» не открывается'],
    [['--help'], 0, 'npm run import'],
  ])('answers %j with %i', async (args, code, text) => {
    expect(await command(args, { 'r.csv': good })).toEqual({ code, text: expect.stringContaining(text) })
  })

  it.each(['ru', 'en'] as const)('has a sentence for every problem in %s', (language) => {
    const t = texts.translator(language)
    for (const code of problemCodes) expect(t(`imports:problems.${code}`).length).toBeGreaterThan(10)
  })
})
