import { attendanceSpan } from '../../../journal/attendance/attendance-span'
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
  linkAccount,
  runAs,
  testJournal,
  testNow,
} from '../../support/factories'
import { buildAttendance, buildQuarters } from '../../support/journal-factories'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.truncate())
afterAll(() => database.drop())

const family = async (settings: { healthReasonsInChat?: boolean } = {}) => {
  const { db } = database
  const school = await buildSchool(db, { settings })
  const schoolClass = await buildClass(db, school)
  await buildQuarters(db, school, [schoolClass])
  const pupil = await buildPupil(db, school, { class: schoolClass })
  const { account } = await buildLinkedGuardian(db, school, { of: [pupil] })
  const algebra = await buildCourse(db, school, { class: schoolClass })
  const miss = async (day: string, options: Parameters<typeof buildAttendance>[4], number = 1) =>
    buildAttendance(db, school, await buildLesson(db, school, algebra, { day, number }), pupil, options)
  await miss('2026-11-24', { reason: 'ill' })
  await miss('2026-11-24', { reason: 'excused' }, 2)
  await miss('2026-11-23', {})
  await miss('2026-11-23', { presence: 'late', minutes: 7 }, 2)
  await miss('2026-11-10', { reason: 'unexcused' })
  await miss('2026-10-05', { reason: 'unexcused' })
  await miss('2026-11-24', { presence: 'present' }, 3)
  await miss('2026-11-24', { publishedAt: new Date(testNow.getTime() + 1000) }, 4)
  return { db, school, pupil, account, journal: testJournal(db) }
}

const only = <T>(rows: readonly T[]): T => {
  expect(rows).toHaveLength(1)
  return rows[0]!
}

describe('absences', () => {
  it('of the week are counted by reason; an accepted reason stays out of the chat', async () => {
    const { account, journal } = await family()
    const week = only(await runAs(journal, account, attendanceSpan, {}))
    expect(week).toMatchObject({ from: '2026-11-23', until: '2026-11-30' })
    expect(week.counts).toEqual({
      missed: { unknown: 1, unexcused: 0, ill: 0, excused: 0, known: 2 },
      missedTotal: 3,
      late: 1,
      lateMinutes: 7,
      leftEarly: 0,
    })
    expect(week.absences.map((a) => a.reason)).not.toContain('ill')
  })

  it('name illness where the school allows it', async () => {
    const { account, journal } = await family({ healthReasonsInChat: true })
    const { counts } = only(await runAs(journal, account, attendanceSpan, {}))
    expect(counts.missed).toMatchObject({ ill: 1, excused: 1, known: 0 })
  })

  it('can be asked for by month and by term', async () => {
    const { account, journal } = await family()
    const month = only(await runAs(journal, account, attendanceSpan, { unit: 'month', day: '2026-10-31' }))
    expect(month).toMatchObject({ from: '2026-10-01', until: '2026-11-01', counts: { missedTotal: 1 } })
    const term = only(await runAs(journal, account, attendanceSpan, { unit: 'term' }))
    expect(term).toMatchObject({ from: '2026-11-09', until: '2026-12-31', counts: { missedTotal: 4 } })
  })

  it('are not shown without consent to attendance', async () => {
    const { db, school, pupil, journal } = await family()
    const guardian = await buildGuardian(db, school, { of: [pupil] })
    await giveConsent(db, pupil, guardian, { items: ['basics', 'marks'] })
    const account = await linkAccount(db, guardian)
    await expect(runAs(journal, account, attendanceSpan, {})).rejects.toMatchObject({ code: 'not_found' })
  })
})
