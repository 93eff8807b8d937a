import * as xlsx from '@e965/xlsx'
import { encode } from 'iconv-lite'
import { QueryTypes } from 'sequelize'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import {
  buildClass,
  buildPupil,
  buildSchool,
  buildStaff,
  type School,
  linkAccount,
  runAs,
  testJournal,
} from '../../support/factories'
import { importFiles } from '../../../journal/imports/import-files'
import { readRoster } from '../../../journal/imports/formats/roster/read-roster'
import { codesOf, contentsOf, roster, runFiles, textFile, usualHeadings } from './import-support'

let database: TestDatabase
let school: School
beforeAll(async () => (database = await createTestDatabase()))
afterAll(() => database.drop())

const today = '2026-11-24'
const read = (text: string) => readRoster(textFile('roster.csv', text), today)

describe('reading a roster', () => {
  it.each(['7 б', '7-Б', '7 "Б"', '7«Б»', '7Б класс', '7б'])('reads the class «%s» as 7Б', (label) => {
    const { pupils } = read(
      `ФИО\tКласс\nКозлова Анна\t${label.replaceAll('"', '""').replace(/^(.*"".*)$/, '"$1"')}`,
    )
    expect(pupils[0]!.classLabel).toBe('7Б')
  })

  it.each([
    ['12.05.2013', '2013-05-12'],
    ['12.05.13', '2013-05-12'],
    ['3.1.2014', '2014-01-03'],
    ['2013-05-12', '2013-05-12'],
    ['41406', '2013-05-12'],
  ])('reads the birth date %s', (text, day) => {
    expect(read(`ФИО;Класс;Дата рождения\nКозлова Анна;7Б;${text}`).pupils[0]!.birthOn).toBe(day)
  })

  it('takes a two-digit year ahead of today for one of the last century', () => {
    const { pupils } = read(
      'ФИО;Класс;Родитель ФИО;Дата рождения родителя\nКозлова Анна;7Б;Козлова Ольга;01.02.85',
    )
    expect(pupils[0]!.parents[0]!.birthOn).toBe('1985-02-01')
  })

  it('reads names without patronymic, with «оглы», of one word, double and in capitals', () => {
    const { pupils } = read(
      [
        'ФИО;Класс',
        'Ким Виктория;5А',
        'Алиев Руслан Тимур оглы;5А',
        'Сухарто;5А',
        'ПЕТРОВА - ВОДКИНА АННА ИВАНОВНА;5А',
      ].join('\n'),
    )
    expect(pupils.map(({ name }) => name)).toEqual([
      { surname: 'Ким', givenName: 'Виктория', patronymic: null },
      { surname: 'Алиев', givenName: 'Руслан', patronymic: 'Тимур оглы' },
      { surname: 'Сухарто', givenName: '', patronymic: null },
      { surname: 'Петрова-Водкина', givenName: 'Анна', patronymic: 'Ивановна' },
    ])
  })

  it('parts «мать: …, отец: …» in one cell', () => {
    const { pupils } = read(
      'ФИО;Класс;Родители\nКозлова Анна;7Б;мать: Козлова Ольга Петровна, отец: Козлов Пётр Ильич',
    )
    expect(pupils[0]!.parents.map((p) => [p.relation, p.name.givenName])).toEqual([
      ['mother', 'Ольга'],
      ['father', 'Пётр'],
    ])
  })

  it('reads several groups of parent columns, each with its own relation', () => {
    const { pupils, problems } = read(
      'Фамилия;Имя;Отчество;Класс;Родитель 1 ФИО;Кем приходится;Телефон;Родитель 2 ФИО;Кем приходится;Телефон\n' +
        'Козлова;Анна;Ильинична;7Б;Козлова Ольга Петровна;мать;111-11-11;Козлов Илья;отец;222-22-22',
    )
    expect(pupils[0]!.parents.map((p) => [p.relation, p.name.givenName, p.contacts])).toEqual([
      ['mother', 'Ольга', ['1111111']],
      ['father', 'Илья', ['2222222']],
    ])
    expect(codesOf({ problems }, 'warning')).toContain('contacts_left_out')
  })

  it('understands English headings', () => {
    const { pupils } = read(
      'Full name,Birth date,Sex,Class,Parent name,Relationship\nSmith John,2013-05-12,M,7A,Smith Mary,mother',
    )
    expect(pupils[0]).toMatchObject({ sex: 'male', classLabel: '7A', parents: [{ relation: 'mother' }] })
  })

  it('skips title rows, reports unknown columns and leaves insurance numbers out', () => {
    const { pupils, problems } = read(
      'МБОУ «Школа»;;;\n\nФИО;Класс;СНИЛС;Любимый цвет\nКозлова Анна;7Б;123-456-789 00;синий\n;;;',
    )
    expect(pupils).toHaveLength(1)
    expect(JSON.stringify(pupils)).not.toContain('123-456')
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          code: 'column_unknown',
          row: 3,
          cell: 'D3',
          params: { column: 'Любимый цвет' },
        }),
        expect.objectContaining({ code: 'insurance_number_left_out' }),
      ]),
    )
  })

  it('reads a workbook with a class merged over its pupils, a heading of two rows and dates as serial numbers', () => {
    const sheet = xlsx.utils.aoa_to_sheet([
      ['Класс', 'ФИО', 'Дата рождения', 'Мать', ''],
      ['', '', '', 'ФИО', 'Телефон'],
      ['7 Б', 'Козлова Анна Ильинична', 41406, 'Козлова Ольга Петровна', '1112233'],
      ['', 'Орлов Пётр Ильич', 41407, 'Орлова Ирина Петровна', ''],
    ])
    sheet['!merges'] = [
      ...[0, 1, 2].map((c) => ({ s: { r: 0, c }, e: { r: 1, c } })),
      { s: { r: 0, c: 3 }, e: { r: 0, c: 4 } },
      { s: { r: 2, c: 0 }, e: { r: 3, c: 0 } },
    ]
    const book = xlsx.utils.book_new()
    xlsx.utils.book_append_sheet(book, sheet)
    const bytes = xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
    const { pupils } = readRoster({ name: 'roster.xlsx', bytes }, today)
    expect(pupils.map((p) => [p.classLabel, p.birthOn, p.parents[0]?.relation])).toEqual([
      ['7Б', '2013-05-12', 'mother'],
      ['7Б', '2013-05-13', 'mother'],
    ])
  })

  it.each([
    ['windows-1251', (text: string) => encode(text, 'win1251')],
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-16', (text: string) => encode(text, 'utf-16le', { addBOM: true })],
  ])('reads %s', (_, bytes) => {
    const { pupils } = readRoster({ name: 'r.csv', bytes: bytes('ФИО;Класс\nКозлова Анна;7Б') }, today)
    expect(pupils[0]!.name.surname).toBe('Козлова')
  })

  it('names the row of every error', () => {
    const { problems } = read(
      'ФИО;Класс;Дата рождения\nКозлова Анна;7Б;31.02.2013\n;7Б;12.05.2013\nОрлов Пётр;;12.05.2013',
    )
    expect(problems.filter((p) => p.severity === 'error').map(({ code, row }) => [code, row])).toEqual([
      ['date_unreadable', 2],
      ['pupil_without_name', 3],
      ['pupil_without_class', 4],
    ])
  })

  it('leaves a repeated row out', () => {
    const { pupils, problems } = read(
      'ФИО;Класс;Дата рождения\nКозлова Анна;7Б;12.05.2013\nКозлова Анна;7Б;12.05.2013',
    )
    expect(pupils).toHaveLength(1)
    expect(problems).toEqual([
      expect.objectContaining({ code: 'row_repeated', row: 3, params: { first: 2 } }),
    ])
  })
})

const rows = <Row extends object>(sql: string) =>
  database.db.sequelize.query<Row>(sql, { type: QueryTypes.SELECT })
const load = (file: ReturnType<typeof roster>, options: object = {}) =>
  runFiles(database.db, { school: school.id, roster: file, apply: true, ...options })

describe('importing a roster', () => {
  beforeEach(async () => {
    await database.truncate()
    school = await buildSchool(database.db)
  })

  const siblings = roster([
    ['Козлова Анна Ильинична', '12.05.2013', 'ж', '7Б', 'Козлова Ольга Петровна', 'мать'],
    ['Козлов Пётр Ильич', '03.02.2016', 'м', '4А', 'Козлова Ольга Петровна', 'мать'],
    ['Сомова Яна Юрьевна', '05.05.2013', 'ж', '7Б', 'Козлова Ольга Петровна', 'мать'],
  ])

  it('makes the mother of two siblings one person and her namesake in another family a second one, and asks both', async () => {
    const report = await load(siblings)
    const mothers = await rows<{ children: string }>(
      `select string_agg(c.given_name, ',' order by c.given_name) as children from guardianships g
       join people c on c.id = g.pupil_id group by g.guardian_id order by 1`,
    )
    expect(mothers.map(({ children }) => children)).toEqual(['Анна,Пётр', 'Яна'])
    expect(codesOf(report, 'question')).toEqual(
      expect.arrayContaining(['taken_as_one_person', 'taken_as_two_people']),
    )
  })

  it('follows the answers to its questions', async () => {
    const { problems } = await load(siblings, { apply: false })
    const decisions = Object.fromEntries(
      problems.flatMap(({ id, code }) =>
        id ? [[id, code === 'taken_as_one_person' ? 'different' : 'same']] : [],
      ),
    )
    await load(siblings, { decisions })
    const mothers = await rows<{ children: string }>(
      `select string_agg(c.given_name, ',' order by c.given_name) as children from guardianships g
       join people c on c.id = g.pupil_id group by g.guardian_id order by 1`,
    )
    expect(mothers.map(({ children }) => children)).toEqual(['Анна,Яна', 'Пётр'])
  })

  it('stores neither phones nor addresses nor insurance numbers', async () => {
    const headings = [...usualHeadings, 'Телефон', 'E-mail', 'СНИЛС']
    await load(
      roster(
        [
          [
            'Козлова Анна',
            '12.05.2013',
            'ж',
            '7Б',
            'Козлова Ольга',
            'мать',
            '+7 900 123-45-67',
            'k@example.org',
            '112-233',
          ],
        ],
        headings,
      ),
    )
    expect(await contentsOf(database.db)).not.toMatch(/1234567|123-45-67|example\.org|112-233/)
  })

  it('keeps namesakes with different birth dates apart', async () => {
    await load(
      roster([
        ['Орлов Пётр Ильич', '12.05.2013', 'м', '7Б'],
        ['Орлов Петр Ильич', '13.06.2013', 'м', '7А'],
      ]),
    )
    expect(await rows('select 1 from people')).toHaveLength(2)
  })

  it('moves a pupil on the day the file names and keeps the old class until then', async () => {
    await load(roster([['Орлов Пётр Ильич', '12.05.2013', 'м', '7Б']]))
    const moved = roster(
      [['Орлов Пётр Ильич', '12.05.2013', 'м', '7А', '16.11.2026']],
      [...usualHeadings.slice(0, 4), 'Дата зачисления в класс'],
    )
    expect(codesOf(await load(moved), 'warning')).toContain('pupil_moved')
    const spells = await rows(
      `select c.label, m.from_on::text, m.until_on::text from class_memberships m join classes c on c.id = m.class_id order by m.from_on`,
    )
    expect(spells).toEqual([
      { label: '7Б', from_on: '2026-09-01', until_on: '2026-11-16' },
      { label: '7А', from_on: '2026-11-16', until_on: null },
    ])
    const before = await contentsOf(database.db)
    await load(moved)
    expect(await contentsOf(database.db)).toBe(before)
  })

  it('finds a pupil whom the school already has, ё or е, and the class by another spelling', async () => {
    const schoolClass = await buildClass(database.db, school)
    await buildPupil(database.db, school, {
      class: schoolClass,
      surname: 'Королёв',
      givenName: 'Пётр',
      patronymic: null,
      birthOn: '2013-05-12',
    })
    const report = await load(roster([['Королев Петр', '12.05.2013', 'м', '7 "Б"']]))
    expect(report.counts['pupils']).toMatchObject({ created: 0, changed: 1 })
    expect(await rows('select 1 from classes')).toHaveLength(1)
  })

  it('writes nothing when one row is bad', async () => {
    const before = await contentsOf(database.db)
    const report = await load(
      roster([
        ['Орлов Пётр Ильич', '12.05.2013', 'м', '7Б'],
        ['Козлова Анна', '40.05.2013', 'ж', '7Б'],
      ]),
    )
    expect(report.applied).toBe(false)
    expect(report.problems).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'date_unreadable', row: 3 }),
    )
    expect(await contentsOf(database.db)).toBe(before)
  })

  it('never reopens a guardianship that the school has ended', async () => {
    const file = roster([['Козлова Анна', '12.05.2013', 'ж', '7Б', 'Козлова Ольга', 'мать']])
    await load(file)
    await database.db.sequelize.query(
      `update guardianships set from_on = '2026-01-01', until_on = '2026-11-01'`,
    )
    const before = await contentsOf(database.db)
    expect(codesOf(await load(file), 'warning')).toContain('guardianship_ended')
    expect(await contentsOf(database.db)).toBe(before)
  })

  it('does not make a parent of a teacher who has the same name unless told so', async () => {
    const teacher = await buildStaff(database.db, school, {
      surname: 'Козлова',
      givenName: 'Ольга',
      patronymic: 'Петровна',
    })
    const file = roster([['Козлова Анна', '12.05.2013', 'ж', '7Б', 'Козлова Ольга Петровна', 'мать']])
    const { problems } = await load(file, { apply: false })
    const question = problems.find(({ code }) => code === 'staff_of_same_name')!
    await load(file, { decisions: { [question.id!]: 'same' } })
    expect(await rows('select guardian_id::text from guardianships')).toEqual([{ guardian_id: teacher.id }])
  })

  it('reaches only administrators of the school and keys with the scope for people', async () => {
    const journal = testJournal(database.db)
    const input = { school: school.id, roster: siblings, apply: false }
    const teacher = await linkAccount(database.db, await buildStaff(database.db, school))
    const administrator = await linkAccount(
      database.db,
      await buildStaff(database.db, school, { roles: ['administrator'], givenName: 'Вера' }),
    )
    await expect(runAs(journal, teacher, importFiles, input)).rejects.toMatchObject({ code: 'not_found' })
    await expect(runAs(journal, administrator, importFiles, input)).resolves.toMatchObject({ applied: false })
    const key = (scopes: ('people' | 'codes')[], schoolId: string | null) =>
      importFiles(journal, { actor: { kind: 'apiKey', keyId: null, schoolId, scopes } }, input)
    await expect(key(['codes'], null)).rejects.toMatchObject({ code: 'not_found' })
    await expect(key(['people'], '999999')).rejects.toMatchObject({ code: 'not_found' })
    await expect(key(['people'], school.id)).resolves.toMatchObject({ applied: false })
  })
})
