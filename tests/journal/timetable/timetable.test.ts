import { timetableForDay } from '../../../journal/timetable/timetable-for-day'
import { timetableForWeek } from '../../../journal/timetable/timetable-for-week'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import {
  buildClass,
  buildCourse,
  buildLesson,
  buildLinkedGuardian,
  buildPupil,
  buildSchool,
  buildStaff,
  runAs,
  testJournal,
  testNow,
} from '../../support/factories'
import { buildGroupCourse, joinGroup } from '../../support/journal-factories'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.truncate())
afterAll(() => database.drop())

const family = async (zone?: string) => {
  const { db } = database
  const school = await buildSchool(db, zone ? { zone } : {})
  const schoolClass = await buildClass(db, school)
  const pupil = await buildPupil(db, school, { class: schoolClass })
  const { account } = await buildLinkedGuardian(db, school, { of: [pupil] })
  const course = (subject: string) => buildCourse(db, school, { class: schoolClass, subject })
  return { db, school, schoolClass, pupil, account, course, journal: testJournal(db) }
}

const only = <T>(rows: readonly T[]): T => {
  expect(rows).toHaveLength(1)
  return rows[0]!
}

describe('the timetable of a day', () => {
  it('has bells in the school’s own time, rooms, and the pupil’s own subgroups only', async () => {
    const { db, school, schoolClass, pupil, account, course, journal } = await family('Asia/Vladivostok')
    await buildLesson(db, school, await course('Алгебра'), { room: '24' })
    const options = { class: schoolClass, subject: 'Английский язык' }
    const own = await buildGroupCourse(db, school, { ...options, group: '2-я группа' })
    const other = await buildGroupCourse(db, school, { ...options, group: '1-я группа' })
    await joinGroup(db, pupil, own)
    for (const group of [own, other]) await buildLesson(db, school, group, { number: 2 })
    const { lessons } = only(await runAs(journal, account, timetableForDay, { day: '2026-11-24' }))
    expect(lessons).toMatchObject([
      { number: 1, subject: 'Алгебра', from: '8:30', until: '9:10', room: '24', change: null },
      { number: 2, subject: 'Английский язык', group: '2-я группа' },
    ])
  })

  it('marks a substitution, a cancellation, a moved lesson and another subject in a slot', async () => {
    const { db, school, account, course, journal } = await family()
    const teacher = await buildStaff(db, school, { givenName: 'Иван', patronymic: 'Петрович' })
    const lessons = []
    for (const [number, subject] of ['Алгебра', 'Физика', 'История', 'Химия'].entries()) {
      lessons.push(await buildLesson(db, school, await course(subject), { number: number + 1 }))
    }
    const [algebra, physics, history, chemistry] = lessons.map(({ id }) => id)
    const biology = await buildLesson(db, school, await course('Биология'), { number: 2 })
    const replaced = { schoolId: school.id, createdAt: testNow }
    await db.models.Replacement.create({
      ...replaced,
      lessonId: algebra!,
      kind: 'substitution',
      substituteId: teacher.id,
    })
    await db.models.Replacement.create({
      ...replaced,
      lessonId: physics!,
      kind: 'subject_change',
      insteadLessonId: biology.id,
    })
    await db.models.Lesson.update(
      { status: 'cancelled' },
      { where: { id: [physics!, history!, chemistry!] } },
    )
    await db.models.Replacement.create({ ...replaced, lessonId: history!, kind: 'cancelled' })
    await db.models.Lesson.update({ movedFromId: chemistry! }, { where: { id: biology.id } })
    const timetable = only(await runAs(journal, account, timetableForDay, { day: '2026-11-24' }))
    expect(
      timetable.lessons.map(({ number, subject, off, change }) => [number, subject, off, change]),
    ).toEqual([
      [
        1,
        'Алгебра',
        false,
        {
          kind: 'substitution',
          substitute: { surname: 'Соколова', givenName: 'Иван', patronymic: 'Петрович' },
        },
      ],
      [2, 'Биология', false, { kind: 'instead', of: 'Физика' }],
      [3, 'История', true, { kind: 'cancelled' }],
      [4, 'Химия', true, { kind: 'moved_away', to: { day: '2026-11-24', number: 2 } }],
    ])
  })

  it('answers a day off with the next school day and the whole run of holidays, weekend included', async () => {
    const { db, school, account, course, journal } = await family()
    for (const day of ['2026-11-26', '2026-11-27', '2026-11-30']) {
      await db.models.CalendarDay.create({ schoolId: school.id, day, kind: 'holiday' })
    }
    const algebra = await course('Алгебра')
    for (const day of ['2026-11-27', '2026-12-01']) await buildLesson(db, school, algebra, { day })
    const timetable = only(await runAs(journal, account, timetableForDay, { day: '2026-11-27' }))
    expect(timetable).toMatchObject({
      day: '2026-12-01',
      special: { kind: 'holiday', from: '2026-11-26', until: '2026-11-30' },
    })
  })

  it('hears the class’s own word on a day before the school’s', async () => {
    const { db, school, schoolClass, account, course, journal } = await family()
    await buildLesson(db, school, await course('Алгебра'))
    const day = { schoolId: school.id, day: '2026-11-24' }
    await db.models.CalendarDay.create({ ...day, kind: 'free_attendance' })
    await db.models.CalendarDay.create({ ...day, classId: schoolClass.id, kind: 'remote' })
    await db.models.CalendarDay.create({ ...day, grade: 3, kind: 'quarantine' })
    const timetable = only(await runAs(journal, account, timetableForDay, { day: '2026-11-24' }))
    expect(timetable.special).toMatchObject({ kind: 'remote', from: '2026-11-24', until: '2026-11-24' })
  })
})

describe('the timetable of a week', () => {
  it('has the days with lessons and their topics', async () => {
    const { db, school, account, course, journal } = await family()
    const algebra = await course('Алгебра')
    await buildLesson(db, school, algebra, { day: '2026-11-23', topic: 'Линейная функция' })
    await buildLesson(db, school, algebra, { day: '2026-11-26' })
    await buildLesson(db, school, algebra, { day: '2026-11-30' })
    const week = only(await runAs(journal, account, timetableForWeek, {}))
    expect(week.days.map(({ day, lessons }) => [day, lessons[0]?.topic])).toEqual([
      ['2026-11-23', 'Линейная функция'],
      ['2026-11-26', null],
    ])
  })
})
