import { marksYears } from '../../../journal/marks/marks-years'
import { subjectMarks } from '../../../journal/marks/subject-marks'
import { termMarks } from '../../../journal/marks/term-marks'
import { yearMarks } from '../../../journal/marks/year-marks'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import {
  buildClass,
  buildCourse,
  buildLesson,
  buildLinkedGuardian,
  buildPupil,
  buildSchool,
  runAs,
  testJournal,
  testNow,
} from '../../support/factories'
import { buildMark, buildQuarters } from '../../support/journal-factories'

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
  const [first] = await buildQuarters(db, school, [schoolClass])
  const pupil = await buildPupil(db, school, { class: schoolClass })
  const { account } = await buildLinkedGuardian(db, school, { of: [pupil] })
  const algebra = await buildCourse(db, school, { class: schoolClass })
  await buildMark(db, school, algebra, pupil, { day: '2026-10-05', value: 4 })
  await buildMark(db, school, algebra, pupil, { day: '2026-11-12', value: 3 })
  await db.models.Result.create({
    schoolId: school.id,
    pupilId: pupil.id,
    subjectId: algebra.subjectId,
    academicYearId: school.yearId,
    kind: 'term',
    periodId: first!.id,
    value: 4,
    enteredAt: testNow,
    publishedAt: testNow,
  })
  return { db, school, schoolClass, pupil, account, algebra, journal: testJournal(db) }
}

describe('a whole term', () => {
  it('lists the marks of the current term, and of an earlier one with its result', async () => {
    const { account, journal } = await family()
    const [now] = await runAs(journal, account, termMarks, {})
    expect(now).toMatchObject({ term: { number: 2 }, subjects: [{ average: 3, result: null }] })
    const [before] = await runAs(journal, account, termMarks, { day: '2026-09-01' })
    expect(before).toMatchObject({ term: { number: 1 }, subjects: [{ average: 4, result: { value: 4 } }] })
  })

  it('stays the last one that ended while none is running', async () => {
    const { account, journal } = await family()
    const [between] = await runAs(journal, account, termMarks, { day: '2026-11-03' })
    expect(between?.term).toMatchObject({ number: 1, until: '2026-10-31' })
  })
})

describe('the card of a subject', () => {
  it('has every mark with its comment and topic, and the sums of the average', async () => {
    const { db, school, pupil, account, algebra, journal } = await family()
    const lesson = await buildLesson(db, school, algebra, { topic: 'Линейная функция' })
    await buildMark(db, school, algebra, pupil, {
      value: 5,
      weight: 2,
      workType: 'Контрольная работа',
      comment: 'Молодец',
      lessonId: lesson.id,
    })
    const card = await runAs(journal, account, subjectMarks, {
      pupilId: pupil.id,
      subjectId: algebra.subjectId,
    })
    expect(card).toMatchObject({
      subject: 'Алгебра',
      sums: { total: 13, weight: 3, count: 2 },
      average: 4.33,
    })
    expect(card.marks[1]).toMatchObject({
      comment: 'Молодец',
      topic: 'Линейная функция',
      work: 'Контрольная работа',
    })
  })

  it('is not found for a subject of another school', async () => {
    const { db, pupil, account, journal } = await family()
    const other = await buildSchool(db)
    const foreign = await buildCourse(db, other, { class: await buildClass(db, other) })
    await expect(
      runAs(journal, account, subjectMarks, { pupilId: pupil.id, subjectId: foreign.subjectId }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('earlier terms and years', () => {
  it('are listed by the class of that time, with the terms that hold anything', async () => {
    const { db, school, pupil, account, journal } = await family()
    const year = await db.models.AcademicYear.create({
      schoolId: school.id,
      name: '2025/2026',
      fromOn: '2025-09-01',
      untilOn: '2026-09-01',
    })
    const sixth = await buildClass(db, { ...school, yearId: year.id }, { label: '6Б', grade: 6 })
    await db.models.ClassMembership.create({
      schoolId: school.id,
      classId: sixth.id,
      pupilId: pupil.id,
      fromOn: '2025-09-01',
      untilOn: '2026-09-01',
    })
    const years = await runAs(journal, account, marksYears, {})
    expect(
      years.map(({ year: name, classLabel, terms }) => [name, classLabel, terms.map((t) => t.number)]),
    ).toEqual([
      ['2026/2027', '7Б', [1, 2]],
      ['2025/2026', '6Б', []],
    ])
  })

  it('show a year by subject: the result of a term, or its average while there is none', async () => {
    const { account, journal } = await family()
    const [year] = await runAs(journal, account, yearMarks, {})
    expect(year).toMatchObject({
      year: '2026/2027',
      subjects: [
        {
          subject: 'Алгебра',
          terms: [
            { result: { value: 4 }, average: 4 },
            { result: null, average: 3 },
          ],
        },
      ],
    })
  })
})
