import { encode } from 'iconv-lite'
import { QueryTypes } from 'sequelize'
import { readAscTimetable } from '../../../journal/imports/formats/asc-timetable/read-asc-timetable'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { buildClass, buildSchool, buildStaff, type School } from '../../support/factories'
import { codesOf, contentsOf, runFiles, textFile } from './import-support'

let database: TestDatabase
let school: School
beforeAll(async () => (database = await createTestDatabase()))
afterAll(() => database.drop())

interface Parts {
  readonly classes?: string
  readonly groups?: string
  readonly lessons?: string
  readonly cards?: string
  readonly teachers?: string
}

const parts = {
  classes:
    '<class id="C1" name="7-Б" short="7Б" teacherid="T1" grade=""/><class id="C2" name="7 А" short="7А" teacherid="" grade="7"/>',
  groups: '<group id="G1" classid="C1" name="Весь класс" entireclass="1" divisiontag="0"/>',
  teachers:
    '<teacher id="T1" name="Соколова М.И." short="Сок" gender="F" firstname="М.И." lastname="Соколова"/>',
  lessons:
    '<lesson id="L1" classids="C1" subjectid="S1" periodspercard="1" periodsperweek="1.0" teacherids="T1" classroomids="R1" groupids="G1"/>',
  cards: '<card lessonid="L1" classroomids="" period="1" weeks="1" terms="1" days="01000"/>',
}

const xml = (given: Parts = {}, prolog = '<?xml version="1.0" encoding="UTF-8"?>') => {
  const { classes, groups, teachers, lessons, cards } = { ...parts, ...given }
  return `${prolog}
<timetable importtype="database" displayname="aSc Timetables 2012 XML">
<periods><period name="1" short="1" period="1" starttime="8:30" endtime="9:15"/><period name="2" short="2" period="2" starttime="9:25" endtime="10:10"/></periods>
<subjects><subject id="S1" name="Алгебра" short="Алг"/><subject id="S2" name="Физика &amp; труд" short="Физ"/></subjects>
<teachers>${teachers}</teachers>
<classrooms><classroom id="R1" name="301" short="301" capacity="*"/><classroom id="R2" name="302" short="302" capacity="20"/></classrooms>
<classes>${classes}</classes><groups>${groups}</groups><lessons>${lessons}</lessons><cards>${cards}</cards>
</timetable>`
}
const file = (given?: Parts) => textFile('timetable.xml', xml(given))
const rows = <Row extends object>(sql: string) =>
  database.db.sequelize.query<Row>(sql, { type: QueryTypes.SELECT })
const load = (given?: Parts, options: object = {}) =>
  runFiles(database.db, { school: school.id, timetable: file(given), apply: true, ...options })

describe('reading an aSc timetable', () => {
  it.each([
    ['UTF-8', Buffer.from(xml())],
    ['windows-1251', encode(xml({}, '<?xml version="1.0" encoding="windows-1251"?>'), 'win1251')],
  ])('reads %s and the predefined entities', (_, bytes) => {
    const { subjects, classes } = readAscTimetable({ name: 't.xml', bytes })
    expect([...subjects.values()].map(({ name }) => name)).toEqual(['Алгебра', 'Физика & труд'])
    expect([...classes.values()].map(({ label, grade }) => [label, grade])).toEqual([
      ['7Б', 7],
      ['7А', 7],
    ])
  })

  it('lets a card override the room, fill two numbers for a double lesson, and name several days', () => {
    const { lessons } = readAscTimetable(
      file({
        lessons: parts.lessons.replace('periodspercard="1"', 'periodspercard="2"'),
        cards: '<card lessonid="L1" classroomids="R2" period="1" weeks="10" days="10000,00100"/>',
      }),
    )
    expect(lessons[0]!.slots).toEqual(
      [1, 3].flatMap((weekday) => [1, 2].map((number) => ({ weekday, number, parity: 'odd', roomId: 'R2' }))),
    )
  })

  it('names elements that refer to what is not in the file', () => {
    const { problems } = readAscTimetable(
      file({ lessons: parts.lessons.replace('subjectid="S1"', 'subjectid="S9"') }),
    )
    expect(problems).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        code: 'reference_unknown',
        element: 'lesson L1',
        params: { ids: 'S9' },
      }),
    )
  })
})

describe('importing a timetable', () => {
  beforeEach(async () => {
    await database.truncate()
    school = await buildSchool(database.db)
  })

  it('knows a teacher of the staff by surname and initials and makes them class teacher', async () => {
    const teacher = await buildStaff(database.db, school, { patronymic: 'Ивановна' })
    await load()
    const named = `select person_id::text from`
    expect(await rows(`${named} course_teachers`)).toEqual([{ person_id: teacher.id }])
    expect(await rows(`${named} class_teachers`)).toEqual([{ person_id: teacher.id }])
  })

  it('refuses initials that fit two members of staff', async () => {
    await buildStaff(database.db, school, { givenName: 'Мария' })
    await buildStaff(database.db, school, { givenName: 'Марта' })
    const report = await load()
    expect(codesOf(report, 'error')).toEqual(['teacher_ambiguous'])
    expect(report.applied).toBe(false)
  })

  it('makes the lessons of the year at the bells, odd and even weeks apart, and none on days off', async () => {
    await database.db.models.CalendarDay.create({ schoolId: school.id, day: '2026-11-03', kind: 'holiday' })
    await database.db.models.CalendarDay.create({
      schoolId: school.id,
      day: '2026-11-07',
      kind: 'moved',
      asWeekday: 2,
    })
    await load(
      { cards: '<card lessonid="L1" classroomids="" period="2" weeks="11" days="01000"/>' },
      { from: '2026-10-26' },
    )
    const lessons = await rows<{ day: string; at: string }>(
      `select day::text, to_char(starts_at at time zone 'Europe/Moscow', 'HH24:MI') as at from lessons where day < '2026-11-18' order by day`,
    )
    expect(lessons).toEqual(
      ['2026-10-27', '2026-11-07', '2026-11-10', '2026-11-17'].map((day) => ({ day, at: '09:25' })),
    )
    await load(
      { cards: '<card lessonid="L1" classroomids="" period="2" weeks="01" days="01000"/>' },
      { from: '2026-10-26' },
    )
    const even = await rows<{ day: string }>(
      `select day::text from lessons where day < '2026-12-01' order by day`,
    )
    expect(even.map(({ day }) => day)).toEqual(['2026-11-07', '2026-11-17'])
  })

  it('regenerates only future lessons to which nobody has entered anything', async () => {
    await load()
    await database.db.sequelize.query(
      `update lessons set touched_at = now(), topic = 'Функции' where day = '2026-12-01'; update lessons set topic = 'Прошедшее' where day = '2026-11-17'`,
    )
    const report = await load({
      cards: '<card lessonid="L1" classroomids="R2" period="2" weeks="1" days="00100"/>',
    })
    expect(report.counts['timetableEntries']).toMatchObject({ created: 1, changed: 1 })
    const lessons = await rows<{ day: string; number: number }>(
      `select day::text, number from lessons where day between '2026-11-16' and '2026-12-03' order by day`,
    )
    expect(lessons.map(({ day, number }) => `${day} ${number}`)).toEqual([
      '2026-11-17 1',
      '2026-11-24 1',
      '2026-11-25 2',
      '2026-12-01 1',
      '2026-12-02 2',
    ])
    const entries = await rows(
      `select weekday, from_on::text, until_on::text from timetable_entries order by weekday`,
    )
    expect(entries).toEqual([
      { weekday: 2, from_on: '2026-09-01', until_on: '2026-11-25' },
      { weekday: 3, from_on: '2026-11-25', until_on: '2027-09-01' },
    ])
  })

  it('changes nothing when the same file comes again', async () => {
    await load()
    const before = await contentsOf(database.db)
    await load()
    expect(await contentsOf(database.db)).toBe(before)
  })

  it('makes a lesson of two whole classes one group over both with their pupils', async () => {
    await load({
      groups: '',
      lessons:
        '<lesson id="L1" classids="C1,C2" subjectid="S2" periodspercard="1" periodsperweek="1.0" teacherids="T1" classroomids="R1" groupids=""/>',
    })
    expect(await rows('select name from groups')).toEqual([{ name: '7А, 7Б' }])
    expect(await rows('select 1 from group_classes')).toHaveLength(2)
  })

  it('leaves the class teacher whom the school has named', async () => {
    const schoolClass = await buildClass(database.db, school)
    await buildStaff(database.db, school, { surname: 'Орлова', leads: [schoolClass] })
    expect(codesOf(await load(), 'warning')).toContain('class_teacher_differs')
    expect(await rows('select 1 from class_teachers')).toHaveLength(1)
  })

  it('refuses a lesson whose number has no bell', async () => {
    const report = await load({
      cards: '<card lessonid="L1" classroomids="" period="7" weeks="1" days="01000"/>',
    })
    expect(report.problems).toContainEqual(
      expect.objectContaining({
        code: 'bell_missing',
        severity: 'error',
        params: { number: 7, class: '7Б' },
      }),
    )
  })
})
