import * as xlsx from '@e965/xlsx'
import { QueryTypes } from 'sequelize'
import { weekMarks } from '../../../journal/marks/week-marks'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { buildSchool, giveConsent, linkAccount, runAs, testJournal } from '../../support/factories'
import { codesOf, contentsOf, fixture, runFiles } from './import-support'

let database: TestDatabase
beforeAll(async () => (database = await createTestDatabase()))
afterAll(() => database.drop())

const progress = fixture('otchet-ob-uspevaemosti-i-poseshchaemosti.xlsx')
const term = fixture('tabel-uspevaemosti.xlsx')
const everything = {
  school: 'Тестовая школа № 1',
  roster: fixture('roster-8a.csv'),
  timetable: fixture('asc-timetable-cp1251.xml'),
  marks: [progress, term],
}

const rowsOf = <Row extends object>(sql: string) =>
  database.db.sequelize.query<Row>(sql, { type: QueryTypes.SELECT })

interface Mark {
  pupil: string
  subject: string
  day: string
  value: number
}

const months: Record<string, string> = { Март: '03', Апрель: '04', Май: '05' }
const sorted = (marks: Mark[]) => marks.map((m) => `${m.pupil}/${m.subject}/${m.day}/${m.value}`).sort()

/** The sheet read a second way: cell by cell from the raw addresses, nothing shared with the parser. */
function marksOfSheet(): { marks: Mark[]; letters: number } {
  const sheet = xlsx.read(progress.bytes).Sheets['Лист1']!
  const value = (r: number, c: number): string | number | undefined =>
    (sheet[xlsx.utils.encode_cell({ r, c })] as xlsx.CellObject | undefined)?.v as string | number | undefined
  const marks: Mark[] = []
  let letters = 0
  for (const [name, header, until] of [
    ['Иванов Иван', 10, 31],
    ['Петрова Анна', 42, 63],
  ] as const) {
    let month = ''
    for (let c = 1; c < 40; c++) {
      const top = value(header, c)
      if (top === 'Средняя оценка') break
      if (typeof top === 'string') month = months[top]!
      const day = `2025-${month}-${String(value(header + 1, c)).padStart(2, '0')}`
      for (let r = header + 2; r < until; r++) {
        const text = String(value(r, c) ?? '')
        letters += text.match(/[НОБУ]/g)?.length ?? 0
        for (const digit of text.match(/\d/g) ?? []) {
          marks.push({ pupil: name, subject: String(value(r, 0)), day, value: Number(digit) })
        }
      }
    }
  }
  return { marks, letters }
}

describe('importing a roster, a timetable and both reports into an empty school', () => {
  beforeAll(async () => {
    await database.db.models.School.create({
      kind: 'school',
      name: 'МОУ «Тестовая школа № 1»',
      shortName: 'Тестовая школа № 1',
      timeZone: 'Europe/Moscow',
    })
  })

  it('writes nothing in a dry run', async () => {
    const before = await contentsOf(database.db)
    const report = await runFiles(database.db, { ...everything, apply: false })
    expect(codesOf(report, 'error')).toEqual([])
    expect(report.applied).toBe(false)
    expect(report.counts['marks']!.created).toBeGreaterThan(100)
    expect(await contentsOf(database.db)).toBe(before)
  })

  it('writes exactly the marks of the sheet', async () => {
    const report = await runFiles(database.db, { ...everything, apply: true })
    expect(report.problems.filter((p) => p.severity === 'error')).toEqual([])
    expect(report.applied).toBe(true)
    const stored = await rowsOf<Mark>(
      `select p.surname || ' ' || p.given_name as pupil, s.name as subject, m.day::text as day, m.value
       from marks m join people p on p.id = m.pupil_id join subjects s on s.id = m.subject_id
       where m.withdrawn_at is null and m.source = 'imported'`,
    )
    expect(sorted(stored)).toEqual(sorted(marksOfSheet().marks))
  })

  it('writes every attendance letter at a lesson of its own', async () => {
    const [stored] = await rowsOf<{ count: string }>('select count(*) from attendance')
    expect(Number(stored!.count)).toBe(marksOfSheet().letters)
  })

  it('keeps finals and printed averages, the term report before the other', async () => {
    const results = await rowsOf<Record<string, unknown>>(
      `select r.kind, pr.number, r.value, r.printed_average from results r join people p on p.id = r.pupil_id join subjects s on s.id = r.subject_id
       left join periods pr on pr.id = r.period_id where p.surname = 'Иванов' and s.name = 'Биология' order by r.kind, pr.number`,
    )
    expect(results).toEqual([
      { kind: 'term', number: 1, value: 5, printed_average: '4.67' },
      { kind: 'term', number: 2, value: 4, printed_average: '3.69' },
      { kind: 'term', number: 3, value: 3, printed_average: '3.41' },
      { kind: 'term', number: 4, value: 4, printed_average: '3.93' },
      { kind: 'year', number: null, value: 4, printed_average: null },
    ])
  })

  it('shows a linked parent exactly the marks of the file, week by week', async () => {
    const { models } = database.db
    const person = async (surname: string, givenName: string) => {
      const row = await models.Person.findOne({ where: { surname, givenName }, rejectOnEmpty: true })
      return { ...row.get({ plain: true }) }
    }
    const [pupil, mother] = [await person('Иванов', 'Иван'), await person('Иванова', 'Ольга')]
    await giveConsent(database.db, pupil, mother)
    const account = await linkAccount(database.db, mother)
    const journal = testJournal(database.db)
    const seen: Mark[] = []
    for (const monday of ['03-24', '03-31', '04-07', '04-14', '04-21', '04-28', '05-05', '05-12', '05-19']) {
      const [week] = await runAs(journal, account, weekMarks, { monday: `2025-${monday}` })
      expect(week!.late).toEqual([])
      for (const { subject, marks } of week!.subjects) {
        seen.push(
          ...marks.map(({ day, mark }) => ({
            pupil: 'Иванов Иван',
            subject,
            day,
            value: mark.kind === 'number' ? mark.value : NaN,
          })),
        )
      }
    }
    expect(sorted(seen)).toEqual(sorted(marksOfSheet().marks.filter((m) => m.pupil === 'Иванов Иван')))
  })

  it('changes nothing when the same files come again', async () => {
    const before = await contentsOf(database.db)
    const report = await runFiles(database.db, { ...everything, apply: true })
    expect(codesOf(report, 'error')).toEqual([])
    const changed = Object.entries(report.counts).filter(([, c]) => c.created + c.changed + c.removed > 0)
    expect(changed).toEqual([])
    expect(await contentsOf(database.db)).toBe(before)
  })

  it('changes nothing when the reports come again one by one', async () => {
    const before = await contentsOf(database.db)
    for (const file of [progress, term, progress]) {
      await runFiles(database.db, { school: everything.school, marks: [file], apply: true })
    }
    expect(await contentsOf(database.db)).toBe(before)
  })

  it('makes the split lesson two groups with their weeks and the joint one the whole class with both teachers', async () => {
    const entries = await rowsOf<Record<string, unknown>>(
      `select s.name as subject, c.label, g.name as "group", e.weekday, e.number, e.parity, r.name as room,
         (select string_agg(p.surname, ',' order by p.surname) from course_teachers t join people p on p.id = t.person_id where t.course_id = k.id) as teachers
       from timetable_entries e join courses k on k.id = e.course_id join subjects s on s.id = k.subject_id
       left join classes c on c.id = k.class_id left join groups g on g.id = k.group_id left join rooms r on r.id = e.room_id
       order by e.weekday, e.number, g.name`,
    )
    const english = 'Иностранный язык (английский)'
    expect(entries).toEqual([
      {
        subject: 'Алгебра',
        label: '8А',
        group: null,
        weekday: 1,
        number: 1,
        parity: 'every',
        room: '301',
        teachers: 'Иванова',
      },
      {
        subject: english,
        label: null,
        group: '1 группа',
        weekday: 1,
        number: 2,
        parity: 'odd',
        room: '301',
        teachers: 'Иванова',
      },
      {
        subject: english,
        label: null,
        group: '2 группа',
        weekday: 1,
        number: 2,
        parity: 'even',
        room: '302',
        teachers: 'Петров',
      },
      {
        subject: 'Алгебра',
        label: '8А',
        group: null,
        weekday: 2,
        number: 2,
        parity: 'every',
        room: '301',
        teachers: 'Иванова',
      },
      {
        subject: english,
        label: '8А',
        group: null,
        weekday: 5,
        number: 3,
        parity: 'every',
        room: '301',
        teachers: 'Иванова,Петров',
      },
    ])
  })
})

describe('importing last year’s reports into a school that is already in a later year', () => {
  it('puts the pupils of the roster into the class of the reports’ year and their marks with them', async () => {
    await database.truncate()
    const school = await buildSchool(database.db)
    const report = await runFiles(database.db, { ...everything, school: school.id, apply: true })
    expect(codesOf(report, 'error')).toEqual([])
    expect(codesOf(report, 'warning')).toContain('pupil_put_into_class')
    const spells = await rowsOf<Record<string, unknown>>(
      `select y.name, c.label, m.from_on::text, m.until_on::text from class_memberships m join classes c on c.id = m.class_id
       join academic_years y on y.id = c.academic_year_id join people p on p.id = m.pupil_id where p.surname = 'Иванов' order by m.from_on`,
    )
    expect(spells).toEqual([
      { name: '2024/2025', label: '8А', from_on: '2024-09-01', until_on: '2025-09-01' },
      { name: '2026/2027', label: '8А', from_on: '2026-09-01', until_on: null },
    ])
    const [marks] = await rowsOf<{ count: string }>('select count(*) from marks')
    expect(Number(marks!.count)).toBe(marksOfSheet().marks.length)
    const before = await contentsOf(database.db)
    await runFiles(database.db, { ...everything, school: school.id, apply: true })
    expect(await contentsOf(database.db)).toBe(before)
  })
})
