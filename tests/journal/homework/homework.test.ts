import { instantOf } from '../../../journal/clock'
import { homeworkFiles } from '../../../journal/homework/homework-files'
import { homeworkForDay } from '../../../journal/homework/homework-for-day'
import { homeworkForSubject } from '../../../journal/homework/homework-for-subject'
import { homeworkForWeek } from '../../../journal/homework/homework-for-week'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import {
  buildClass,
  buildCourse,
  buildGuardian,
  buildLesson,
  buildLinkedGuardian,
  buildPupil,
  buildSchool,
  buildStaff,
  giveConsent,
  handClock,
  linkAccount,
  runAs,
  testJournal,
} from '../../support/factories'
import { buildGroupCourse, buildHomework, joinGroup } from '../../support/journal-factories'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.truncate())
afterAll(() => database.drop())

const at = (time: string, day = '2026-11-24') => instantOf(day, time, 'Europe/Moscow')

/** A class with algebra as first lesson of Mon 23, Tue 24, Wed 25 and Fri 27 November. */
const family = async () => {
  const { db } = database
  const school = await buildSchool(db)
  const schoolClass = await buildClass(db, school)
  const pupil = await buildPupil(db, school, { class: schoolClass })
  const { account } = await buildLinkedGuardian(db, school, { of: [pupil] })
  const algebra = await buildCourse(db, school, { class: schoolClass, teacher: await buildStaff(db, school) })
  for (const day of ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-27']) {
    await buildLesson(db, school, algebra, { day })
  }
  const clock = handClock(at('12:00'))
  return { db, school, schoolClass, pupil, account, algebra, clock, journal: testJournal(db, clock) }
}

const only = <T>(rows: readonly T[]): T => {
  expect(rows).toHaveLength(1)
  return rows[0]!
}

describe('what is to be done', () => {
  it('leads with today until the child’s last lesson, then with the next school day', async () => {
    const { account, clock, journal } = await family()
    clock.set(at('9:09'))
    expect(only(await runAs(journal, account, homeworkForDay, {}))).toMatchObject({
      day: '2026-11-24',
      previous: '2026-11-23',
      next: '2026-11-25',
    })
    clock.set(at('9:11'))
    expect(only(await runAs(journal, account, homeworkForDay, {}))).toMatchObject({
      day: '2026-11-25',
      previous: '2026-11-24',
      next: '2026-11-27',
    })
  })

  it('skips days without lessons and holidays of the child’s class', async () => {
    const { db, school, schoolClass, account, journal } = await family()
    await db.models.CalendarDay.create({
      schoolId: school.id,
      day: '2026-11-25',
      classId: schoolClass.id,
      kind: 'holiday',
    })
    const homework = only(await runAs(journal, account, homeworkForDay, { day: '2026-11-25' }))
    expect(homework).toMatchObject({
      asked: '2026-11-25',
      day: '2026-11-27',
      previous: '2026-11-24',
      special: { kind: 'holiday' },
    })
  })

  it('tells a task, the teacher’s «nothing», not yet and not entered apart', async () => {
    const { db, school, schoolClass, account, algebra, clock, journal } = await family()
    const physics = await buildCourse(db, school, { class: schoolClass, subject: 'Физика' })
    const history = await buildCourse(db, school, { class: schoolClass, subject: 'История' })
    const teacher = await buildStaff(db, school)
    const late = await buildCourse(db, school, { class: schoolClass, subject: 'Химия', teacher })
    for (const [course, number] of [
      [physics, 2],
      [history, 3],
      [late, 4],
    ] as const) {
      for (const day of ['2026-11-24', '2026-11-25']) await buildLesson(db, school, course, { day, number })
    }
    await buildLesson(db, school, late, { day: '2026-11-24', number: 7 })
    await buildHomework(db, school, algebra, { body: '№ 345' })
    await buildHomework(db, school, history, { kind: 'none' })
    clock.set(at('15:00'))
    const states = async () =>
      only(await runAs(journal, account, homeworkForDay, { day: '2026-11-25' })).lines.map((line) => [
        line.subject,
        line.state,
      ])
    expect(await states()).toEqual([
      ['Алгебра', 'task'],
      ['Физика', 'missing'],
      ['История', 'none'],
      ['Химия', 'pending'],
    ])
    clock.set(at('20:00'))
    expect((await states())[3]).toEqual(['Химия', 'missing'])
  })

  it('is of the pupil’s own subgroup on that day and not of one left before', async () => {
    const { db, school, schoolClass, pupil, account, journal } = await family()
    const options = { class: schoolClass, subject: 'Английский язык' }
    const first = await buildGroupCourse(db, school, { ...options, group: '1-я группа' })
    const second = await buildGroupCourse(db, school, { ...options, group: '2-я группа' })
    await joinGroup(db, pupil, first, '2026-09-01', '2026-11-25')
    await joinGroup(db, pupil, second, '2026-11-25')
    for (const course of [first, second]) {
      for (const day of ['2026-11-24', '2026-11-25']) {
        await buildLesson(db, school, course, { day, number: 2 })
      }
    }
    await buildHomework(db, school, first, { body: 'Unit 3' })
    await buildHomework(db, school, second, { body: 'Unit 4' })
    const { lines } = only(await runAs(journal, account, homeworkForDay, { day: '2026-11-25' }))
    const english = lines.filter((line) => line.subject === 'Английский язык')
    expect(english).toMatchObject([{ group: '2-я группа', tasks: [{ body: 'Unit 4' }] }])
  })

  it('shows individual tasks only to those they are for, and nothing within the grace time', async () => {
    const { db, school, schoolClass, pupil, account, algebra, journal } = await family()
    const other = await buildPupil(db, school, { class: schoolClass, givenName: 'Пётр' })
    await buildHomework(db, school, algebra, { body: 'for Anna', for: [pupil] })
    await buildHomework(db, school, algebra, { body: 'for Pyotr', for: [other] })
    await buildHomework(db, school, algebra, { body: 'too new', publishedAt: at('12:05') })
    const { lines } = only(await runAs(journal, account, homeworkForDay, { day: '2026-11-25' }))
    expect(only(lines).tasks).toMatchObject([{ body: 'for Anna', individual: true }])
  })

  it('is not asked of a pupil who is exempt from the course', async () => {
    const { db, school, pupil, account, algebra, journal } = await family()
    await buildHomework(db, school, algebra)
    await db.models.CourseExemption.create({
      schoolId: school.id,
      courseId: algebra.id,
      pupilId: pupil.id,
      fromOn: '2026-11-25',
    })
    expect(only(await runAs(journal, account, homeworkForDay, { day: '2026-11-25' })).lines).toEqual([])
  })

  it('mentions a task that is due after the course’s next lesson', async () => {
    const { db, school, account, algebra, journal } = await family()
    const given = await buildLesson(db, school, algebra, { day: '2026-11-20' })
    await buildHomework(db, school, algebra, { dueOn: '2026-11-27', body: 'доклад', lessonId: given.id })
    const homework = only(await runAs(journal, account, homeworkForDay, { day: '2026-11-25' }))
    expect(homework.later).toMatchObject([{ subject: 'Алгебра', dueOn: '2026-11-27', body: 'доклад' }])
  })

  it('gives each child their own date', async () => {
    const { db, account, journal } = await family()
    const far = await buildSchool(db, { zone: 'Asia/Vladivostok' })
    const farClass = await buildClass(db, far, { label: '3А', grade: 3 })
    const farPupil = await buildPupil(db, far, { givenName: 'Пётр', class: farClass })
    const guardian = await buildGuardian(db, far, { of: [farPupil] })
    await giveConsent(db, farPupil, guardian)
    await linkAccount(db, guardian, { externalUserId: account.externalUserId })
    const maths = await buildCourse(db, far, { class: farClass, subject: 'Математика' })
    for (const day of ['2026-11-24', '2026-11-26']) await buildLesson(db, far, maths, { day })
    const days = (await runAs(journal, account, homeworkForDay, {})).map(({ day }) => day)
    expect(days).toEqual(['2026-11-25', '2026-11-26'])
  })
})

describe('homework asked for otherwise', () => {
  it('of a subject is that of its next lesson', async () => {
    const { db, school, account, algebra, journal } = await family()
    await buildHomework(db, school, algebra, { body: '№ 345' })
    const { found } = only(await runAs(journal, account, homeworkForSubject, { subject: 'алгебре' }))
    expect(found).toMatchObject([
      { day: '2026-11-25', line: { subject: 'Алгебра', tasks: [{ body: '№ 345' }] } },
    ])
    expect(only(await runAs(journal, account, homeworkForSubject, { subject: 'музыка' })).found).toEqual([])
  })

  it('of a week has its tasks by day', async () => {
    const { db, school, account, algebra, journal } = await family()
    await buildHomework(db, school, algebra, { body: '№ 345' })
    const { monday, days } = only(await runAs(journal, account, homeworkForWeek, {}))
    expect(monday).toBe('2026-11-23')
    expect(days).toMatchObject([{ day: '2026-11-25', lines: [{ tasks: [{ body: '№ 345' }] }] }])
  })

  it('gives the bytes of its files to those who may see it', async () => {
    const { db, school, schoolClass, pupil, account, algebra, journal } = await family()
    const other = await buildPupil(db, school, { class: schoolClass })
    const file = { name: 'list.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF') }
    await buildHomework(db, school, algebra, { for: [pupil], files: [file] })
    await buildHomework(db, school, algebra, { for: [other], files: [{ ...file, name: 'other.pdf' }] })
    const day = '2026-11-25'
    expect(only(await runAs(journal, account, homeworkForDay, { day })).lines[0]!.tasks[0]!.files).toBe(1)
    const files = await runAs(journal, account, homeworkFiles, { pupilId: pupil.id, day })
    expect(files).toMatchObject([file])
    await expect(runAs(journal, account, homeworkFiles, { pupilId: other.id, day })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
