import { instantOf } from '../../../journal/clock'
import { weekMarks } from '../../../journal/marks/week-marks'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import {
  buildClass,
  buildCourse,
  buildGuardian,
  buildLesson,
  buildLinkedGuardian,
  buildPupil,
  buildSchool,
  giveConsent,
  handClock,
  linkAccount,
  runAs,
  testJournal,
  testNow,
} from '../../support/factories'
import {
  buildAttendance,
  buildGroupCourse,
  buildMark,
  buildQuarters,
  buildTerms,
  joinGroup,
} from '../../support/journal-factories'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.truncate())
afterAll(() => database.drop())

const family = async () => {
  const { db } = database
  const school = await buildSchool(db)
  const schoolClass = await buildClass(db, school)
  await buildQuarters(db, school, [schoolClass])
  const pupil = await buildPupil(db, school, { class: schoolClass })
  const { account } = await buildLinkedGuardian(db, school, { of: [pupil] })
  const algebra = await buildCourse(db, school, { class: schoolClass })
  return { db, school, schoolClass, pupil, account, algebra, journal: testJournal(db) }
}

const only = <T>(rows: readonly T[]): T => {
  expect(rows).toHaveLength(1)
  return rows[0]!
}

describe('the marks of a week', () => {
  it('come by subject with work, weight and the weighted average of the term', async () => {
    const { db, school, pupil, account, algebra, journal } = await family()
    await buildMark(db, school, algebra, pupil, { value: 4, day: '2026-11-23' })
    await buildMark(db, school, algebra, pupil, {
      value: 5,
      day: '2026-11-24',
      weight: 2,
      workType: 'Контрольная работа',
    })
    await buildMark(db, school, algebra, pupil, { value: 2, day: '2026-10-20' })
    const week = only(await runAs(journal, account, weekMarks, {}))
    expect(week).toMatchObject({
      monday: '2026-11-23',
      classLabel: '7Б',
      term: { kind: 'quarter', number: 2 },
    })
    expect(only(week.subjects)).toMatchObject({
      subject: 'Алгебра',
      average: 4.67,
      contested: false,
      marks: [
        { mark: { value: 4 }, work: null },
        { mark: { value: 5 }, work: 'Контрольная работа', weight: 2 },
      ],
    })
  })

  it('are hidden until the grace time is over, and then count', async () => {
    const { db, school, pupil, account, algebra } = await family()
    await buildMark(db, school, algebra, pupil, { publishedAt: new Date(testNow.getTime() + 60_000) })
    const clock = handClock()
    const journal = testJournal(db, clock)
    expect(only(await runAs(journal, account, weekMarks, {})).subjects).toEqual([])
    clock.advance(61_000)
    expect(only(only(await runAs(journal, account, weekMarks, {})).subjects).average).toBe(5)
  })

  it('tell a correction and a withdrawal honestly, and keep the withdrawn mark out of the average', async () => {
    const { db, school, pupil, account, algebra, journal } = await family()
    await buildMark(db, school, algebra, pupil, {
      day: '2026-11-23',
      value: 4,
      previousValue: 3,
      changedAt: instantOf('2026-11-23', '18:00', school.zone),
    })
    await buildMark(db, school, algebra, pupil, {
      day: '2026-11-24',
      value: 2,
      withdrawnAt: instantOf('2026-11-24', '11:00', school.zone),
    })
    const subject = only(only(await runAs(journal, account, weekMarks, {})).subjects)
    expect(subject.marks).toMatchObject([
      { mark: { value: 4 }, previous: { value: 3 }, withdrawn: false },
      { mark: { value: 2 }, withdrawn: true, counting: false },
    ])
    expect(subject.average).toBe(4)
  })

  it('do not mention what was corrected or withdrawn before families could see it', async () => {
    const { db, school, pupil, account, algebra, journal } = await family()
    const publishedAt = instantOf('2026-11-24', '10:10', school.zone)
    const changedAt = instantOf('2026-11-24', '10:05', school.zone)
    await buildMark(db, school, algebra, pupil, { value: 4, previousValue: 3, publishedAt, changedAt })
    await buildMark(db, school, algebra, pupil, { value: 2, publishedAt, withdrawnAt: changedAt })
    const subject = only(only(await runAs(journal, account, weekMarks, {})).subjects)
    expect(subject.marks).toMatchObject([{ mark: { value: 4 }, previous: null }])
  })

  it('list what was entered this week for earlier ones', async () => {
    const { db, school, pupil, account, algebra, journal } = await family()
    await buildMark(db, school, algebra, pupil, {
      day: '2026-11-12',
      publishedAt: instantOf('2026-11-23', '17:00', school.zone),
    })
    await buildMark(db, school, algebra, pupil, { day: '2026-11-13', value: 3 })
    const week = only(await runAs(journal, account, weekMarks, {}))
    expect(week.subjects).toEqual([])
    expect(only(week.late)).toMatchObject({ day: '2026-11-12', mark: { value: 5 } })
    expect(week.last).toMatchObject({ day: '2026-11-13', mark: { value: 3 } })
  })

  it('have one average when the pupil changed groups and classes within the term', async () => {
    const { db, school, schoolClass, account, journal } = await family()
    const other = await buildClass(db, school, { label: '7В' })
    const moved = await buildPupil(db, school, {
      givenName: 'Пётр',
      class: schoolClass,
      until: '2026-11-16',
    })
    await db.models.ClassMembership.create({
      schoolId: school.id,
      classId: other.id,
      pupilId: moved.id,
      fromOn: '2026-11-16',
    })
    await buildTerms(db, school, 'quarter', [['2026-11-09', '2026-12-31']], [other])
    const [first, second] = [
      await buildGroupCourse(db, school, {
        class: schoolClass,
        subject: 'Английский язык',
        group: '1-я группа',
      }),
      await buildGroupCourse(db, school, { class: other, subject: 'Английский язык', group: '2-я группа' }),
    ]
    await joinGroup(db, moved, first, '2026-09-01', '2026-11-16')
    await joinGroup(db, moved, second, '2026-11-16')
    await buildMark(db, school, first, moved, { day: '2026-11-10', value: 3 })
    await buildMark(db, school, second, moved, { day: '2026-11-24', value: 5 })
    const guardian = await buildGuardian(db, school, { of: [moved] })
    await giveConsent(db, moved, guardian)
    await linkAccount(db, guardian, { externalUserId: account.externalUserId })
    const week = (await runAs(journal, account, weekMarks, {})).find((w) => w.pupilId === moved.id)!
    expect(week.classLabel).toBe('7В')
    expect(only(week.subjects)).toMatchObject({ subject: 'Английский язык', average: 4 })
  })

  it('tell absences beside the subject only where attendance is consented to', async () => {
    const { db, school, schoolClass, pupil, account, algebra, journal } = await family()
    const sibling = await buildPupil(db, school, { givenName: 'Пётр', class: schoolClass })
    const guardian = await buildGuardian(db, school, { of: [sibling] })
    await giveConsent(db, sibling, guardian, { items: ['basics', 'marks'] })
    await linkAccount(db, guardian, { externalUserId: account.externalUserId })
    const lesson = await buildLesson(db, school, algebra)
    await buildAttendance(db, school, lesson, pupil)
    await buildAttendance(db, school, lesson, sibling)
    const weeks = await runAs(journal, account, weekMarks, {})
    expect(weeks.find((w) => w.pupilId === pupil.id)).toMatchObject({
      subjects: [{ subject: 'Алгебра', marks: [], absences: [{ presence: 'absent' }] }],
      absentAllWeek: true,
    })
    expect(weeks.find((w) => w.pupilId === sibling.id)).toMatchObject({ subjects: [], absentAllWeek: false })
  })

  it('show each child the week and the time of their own school', async () => {
    const { db, school, pupil, account, algebra } = await family()
    const far = await buildSchool(db, { shortName: 'Школа № 3', zone: 'Asia/Vladivostok' })
    const farClass = await buildClass(db, far, { label: '3А', grade: 3 })
    const farPupil = await buildPupil(db, far, { givenName: 'Пётр', class: farClass })
    const guardian = await buildGuardian(db, far, { of: [farPupil] })
    await giveConsent(db, farPupil, guardian)
    await linkAccount(db, guardian, { externalUserId: account.externalUserId })
    const maths = await buildCourse(db, far, { class: farClass, subject: 'Математика' })
    // Sunday 20:00 in Moscow is already Monday in Vladivostok.
    const now = instantOf('2026-11-22', '20:00', 'Europe/Moscow')
    await buildMark(db, school, algebra, pupil, { day: '2026-11-20', value: 4 })
    await buildMark(db, far, maths, farPupil, { day: '2026-11-20', value: 3 })
    const weeks = await runAs(testJournal(db, handClock(now)), account, weekMarks, {})
    expect(weeks.map(({ monday, subjects }) => [monday, subjects.length])).toEqual([
      ['2026-11-16', 1],
      ['2026-11-23', 0],
    ])
  })

  it('belong to a half-year in grades with half-years, and to the last term between two', async () => {
    const { db, school, account, journal } = await family()
    const tenth = await buildClass(db, school, { label: '10А', grade: 10 })
    await buildTerms(
      db,
      school,
      'half_year',
      [
        ['2026-09-01', '2026-11-20'],
        ['2027-01-11', '2027-06-01'],
      ],
      [tenth],
    )
    const pupil = await buildPupil(db, school, { givenName: 'Ирина', class: tenth })
    const guardian = await buildGuardian(db, school, { of: [pupil] })
    await giveConsent(db, pupil, guardian)
    await linkAccount(db, guardian, { externalUserId: account.externalUserId })
    const week = only(await runAs(journal, account, weekMarks, { pupilId: pupil.id }))
    expect(week.term).toEqual({ kind: 'half_year', number: 1, from: '2026-09-01', until: '2026-11-20' })
  })

  it('are not there for a restricted guardian, without consent, and for a stranger’s child', async () => {
    const { db, school, schoolClass, pupil, journal } = await family()
    const other = await buildPupil(db, school, { class: schoolClass })
    const restricted = await buildLinkedGuardian(db, school, {
      of: [pupil],
      guardianship: { restrictedFrom: '2026-11-01' },
    })
    const unconsented = await buildGuardian(db, school, { of: [pupil] })
    await giveConsent(db, pupil, unconsented, { items: ['basics'] })
    const refused = { code: 'not_found' }
    await expect(runAs(journal, restricted.account, weekMarks, {})).rejects.toMatchObject(refused)
    const account = await linkAccount(db, unconsented)
    await expect(runAs(journal, account, weekMarks, {})).rejects.toMatchObject(refused)
    await expect(runAs(journal, account, weekMarks, { pupilId: other.id })).rejects.toMatchObject(refused)
  })

  it('are told to be absent by design in a grade without marks', async () => {
    const { db, school, account, journal } = await family()
    const first = await buildClass(db, school, { label: '1А', grade: 1 })
    const pupil = await buildPupil(db, school, { givenName: 'Пётр', class: first })
    const guardian = await buildGuardian(db, school, { of: [pupil] })
    await giveConsent(db, pupil, guardian)
    await linkAccount(db, guardian, { externalUserId: account.externalUserId })
    expect(only(await runAs(journal, account, weekMarks, { pupilId: pupil.id })).withoutMarks).toBe(true)
  })
})
