import * as xlsx from '@e965/xlsx'
import { QueryTypes } from 'sequelize'
import type { SourceFile } from '../../../journal/imports/formats/source-file'
import { readReport } from '../../../journal/imports/formats/read-report'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import {
  buildClass,
  buildCourse,
  buildLesson,
  buildPupil,
  buildSchool,
  type School,
} from '../../support/factories'
import { codesOf, contentsOf, runFiles } from './import-support'

let database: TestDatabase
let school: School
beforeAll(async () => (database = await createTestDatabase()))
afterAll(() => database.drop())

type Cells = readonly (string | number)[]

/** A progress report of one pupil: days of September 2026, one subject's cells below them, and what the totals say. */
const progress = (
  days: Cells,
  cells: Cells,
  totals: Cells = [0, 0, ''],
  name = 'Козлова Анна',
  more: Cells[] = [],
): SourceFile => {
  const rows: Cells[] = [
    ['Отчет об успеваемости и посещаемости ученика'],
    ['Учебный год: 2026/2027'],
    ['Класс: 7Б'],
    ['Период: с 01.09.26 по 31.10.26'],
    [`Ученик: ${name}`],
    [
      'Предмет',
      'Сентябрь',
      ...days.slice(1).map(() => ''),
      'Средняя оценка',
      'Средневзвешенный \n балл',
      'Итоговая оценка за период',
    ],
    ['', ...days],
    ['Алгебра', ...cells, ...totals],
    ...more,
  ]
  const book = xlsx.utils.book_new()
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows as unknown[][]))
  return { name: 'report.xlsx', bytes: xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer }
}

const rows = <Row extends object>(sql: string) =>
  database.db.sequelize.query<Row>(sql, { type: QueryTypes.SELECT })
const load = (file: SourceFile, options: object = {}) =>
  runFiles(database.db, { school: school.id, marks: [file], apply: true, ...options })
const marks = () =>
  rows(
    'select day::text, value, code, counts, ordinal from marks where withdrawn_at is null order by day, id',
  )
const attendance = () =>
  rows(
    'select a.day::text, l.number, l.status, a.presence, a.reason from attendance a join lessons l on l.id = a.lesson_id order by a.day, l.number',
  )

describe('reading a progress report', () => {
  it('takes September to December for the first year and other months for the second', () => {
    const file = progress([30, 1], ['5', '4'])
    const sheet = xlsx.read(file.bytes)
    const [name = ''] = sheet.SheetNames
    Object.assign(sheet.Sheets[name]!, { C6: { t: 's', v: 'Октябрь' } })
    const bytes = xlsx.write(sheet, { type: 'buffer', bookType: 'xlsx' }) as Buffer
    const report = readReport({ name: 'r.xlsx', bytes }, new Map())
    expect(report.kind === 'progress' && report.blocks[0]!.subjects[0]!.cells.map(({ day }) => day)).toEqual([
      '2026-09-30',
      '2026-10-01',
    ])
  })

  it('refuses a sheet that is neither report', () => {
    expect(() => readReport({ name: 'r.csv', bytes: Buffer.from('a;b\nc;d') }, new Map())).toThrow(
      'report_unknown',
    )
  })
})

describe('importing a progress report', () => {
  beforeEach(async () => {
    await database.truncate()
    school = await buildSchool(database.db)
    const schoolClass = await buildClass(database.db, school)
    await buildPupil(database.db, school, { class: schoolClass })
  })

  it('takes «3/4» for two marks of one work and «4 3» for two works', async () => {
    await load(progress([3, 4], ['3/4', '4 3']))
    const works = await rows(
      `select w.day::text, array_agg(m.value order by m.ordinal) as values from works w join marks m on m.work_id = w.id group by w.id order by w.id`,
    )
    expect(works).toEqual([
      { day: '2026-09-03', values: [3, 4] },
      { day: '2026-09-04', values: [4] },
      { day: '2026-09-04', values: [3] },
    ])
  })

  it('keeps an absence and a mark of one lesson, codes without a number, and a nought out of the average', async () => {
    const report = await load(progress([3, 4, 7], ['Б 3', 'н/а', 0]))
    expect(await marks()).toEqual([
      { day: '2026-09-03', value: 3, code: null, counts: true, ordinal: 1 },
      { day: '2026-09-04', value: null, code: 'н/а', counts: false, ordinal: 1 },
      { day: '2026-09-07', value: 0, code: null, counts: false, ordinal: 1 },
    ])
    expect(await attendance()).toEqual([
      { day: '2026-09-03', number: 1, status: 'held', presence: 'absent', reason: 'ill' },
    ])
    expect(codesOf(report, 'warning')).toContain('mark_zero')
  })

  it('gives every letter a lesson, also where a day number repeats', async () => {
    await load(progress([3, 3, 4], ['Н', 'О', 'У У']))
    expect(await attendance()).toEqual([
      { day: '2026-09-03', number: 1, status: 'held', presence: 'absent', reason: 'unexcused' },
      { day: '2026-09-03', number: 2, status: 'held', presence: 'late', reason: 'unknown' },
      { day: '2026-09-04', number: 1, status: 'held', presence: 'absent', reason: 'excused' },
      { day: '2026-09-04', number: 2, status: 'held', presence: 'absent', reason: 'excused' },
    ])
  })

  it('enters attendance at the lesson that the timetable has', async () => {
    const schoolClass = {
      id: (await rows<{ id: string }>('select id::text from classes'))[0]!.id,
      schoolId: school.id,
      label: '7Б',
      grade: 7,
    }
    const course = await buildCourse(database.db, school, { class: schoolClass })
    const lesson = await buildLesson(database.db, school, course, { day: '2026-09-03', number: 4 })
    await load(progress([3], ['Н']))
    expect(await rows('select lesson_id::text from attendance')).toEqual([{ lesson_id: lesson.id }])
  })

  it('refuses an unknown letter with its cell until it is told what the letter means', async () => {
    const refused = await load(progress([3, 4], ['5', 'УП']))
    expect(refused.applied).toBe(false)
    expect(await marks()).toEqual([])
    expect(refused.problems).toContainEqual(
      expect.objectContaining({ severity: 'error', code: 'letter_unknown', cell: 'C8', id: 'letter:УП' }),
    )
    expect(
      (await load(progress([3, 4], ['5', 'УП']), { decisions: { 'letter:УП': 'excused' } })).applied,
    ).toBe(true)
    expect(await attendance()).toEqual([expect.objectContaining({ day: '2026-09-04', reason: 'excused' })])
  })

  it('corrects and withdraws marks when the file has changed, and keeps their history', async () => {
    await load(progress([3, 4, 7], ['4', '5', 'Н']))
    await load(progress([3, 4, 7], ['3', '', '']))
    expect(
      await rows(
        'select day::text, value, previous_value, withdrawn_at is not null as withdrawn from marks order by day',
      ),
    ).toEqual([
      { day: '2026-09-03', value: 3, previous_value: 4, withdrawn: false },
      { day: '2026-09-04', value: 5, previous_value: null, withdrawn: true },
    ])
    expect(await rows('select action from mark_versions order by id')).toEqual(
      ['put', 'put', 'correct', 'withdraw'].map((action) => ({ action })),
    )
    expect(await attendance()).toEqual([expect.objectContaining({ presence: 'present' })])
  })

  it('leaves marks of the school alone and does not double an equal one', async () => {
    await load(progress([3], ['4']))
    await database.db.sequelize.query(`update marks set source = 'own'`)
    const before = await marks()
    await load(progress([3], ['4']))
    expect(await marks()).toEqual(before)
    await load(progress([4], ['2']))
    expect(await marks()).toHaveLength(2)
  })

  it('keeps the printed average apart and writes the final to the term it covers', async () => {
    await load(progress([3], ['4'], [4.125, 0, '4']))
    expect(await rows('select kind, value, printed_average, printed_weighted_average from results')).toEqual([
      { kind: 'term', value: 4, printed_average: '4.13', printed_weighted_average: null },
    ])
  })

  it('never overwrites a final of the school itself', async () => {
    await load(progress([3], ['4'], [4, 0, '4']))
    await database.db.sequelize.query(`update results set source = 'own', value = 5`)
    const report = await load(progress([3], ['4'], [4, 0, '4']))
    expect(codesOf(report, 'warning')).toContain('result_of_school_differs')
    expect(await rows('select value from results')).toEqual([{ value: 5 }])
  })

  it('names the row of a pupil who is not there or whose name two pupils have', async () => {
    const unknown = await load(progress([3], ['4'], [0, 0, ''], 'Орлов Пётр'))
    expect(unknown.problems).toContainEqual(expect.objectContaining({ code: 'report_pupil_unknown', row: 5 }))
    const [schoolClass] = await rows<{ id: string }>('select id::text from classes')
    await buildPupil(database.db, school, {
      class: { id: schoolClass!.id, schoolId: school.id, label: '7Б', grade: 7 },
      birthOn: '2013-01-01',
    })
    const before = await contentsOf(database.db)
    expect(codesOf(await load(progress([3], ['4'])), 'error')).toEqual(['report_pupil_ambiguous'])
    expect(await contentsOf(database.db)).toBe(before)
  })

  it('publishes marks of long ago with their day, so that they are no news', async () => {
    await load(progress([3], ['4']))
    expect(await rows(`select (published_at at time zone 'Europe/Moscow')::text as at from marks`)).toEqual([
      { at: '2026-09-04 00:00:00' },
    ])
  })
})
