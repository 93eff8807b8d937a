import type { Database } from '../../../db/connection'
import { findDemoCast, type DemoCast } from '../../../db/demo/cast'
import { loadDemo } from '../../../db/demo/load-demo'
import { topUpDemo } from '../../../db/demo/top-up'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { brokenReferences, clashes, countOf, moscow, rowsOf, weekOf } from './school-checks'

// Each of these creates or carries on a whole school: a slow machine may need longer than the usual half minute.
jest.setTimeout(120_000)

async function expectFullWeek(db: Database, now: Date): Promise<void> {
  const week = await weekOf(db, (await findDemoCast(db))!, now)
  expect(week).toHaveLength(2)
  for (const child of week) {
    expect({ ...child, enough: child.lessons > 0 && child.marks > 0 && child.homework > 0 }).toMatchObject({
      enough: true,
    })
  }
}

const peopleOf = async (db: Database) =>
  (await rowsOf<{ surname: string }>(db, 'select surname from people order by id limit 40')).map(
    ({ surname }) => surname,
  )

let usualPeople: string[]

describe('the demo school through the year', () => {
  const created = moscow('2026-08-31', '18:00')
  let test: TestDatabase
  let db: Database
  let cast: DemoCast
  let oldMarks: string

  const marksBefore = async () => {
    const text = `select count(*) || ':' || sum(hashtext(id || ':' || coalesce(value::text, code))) as n from marks where day < '2027-08-01'`
    return (await rowsOf<{ n: string }>(db, text))[0]!.n
  }

  beforeAll(async () => {
    test = await createTestDatabase()
    db = test.db
    cast = await loadDemo(db, { now: created })
    usualPeople = await peopleOf(db)
  })
  afterAll(() => test.drop())

  it('has lessons, marks and homework of both children in the week of its creation before the first lesson', async () => {
    await expectFullWeek(db, created)
    expect(await countOf(db, clashes('teacher_id'))).toBe(0)
  })

  it.each([
    ['2026-09-01', '06:00'],
    ['2026-09-07', '06:00'],
    ['2026-11-02', '06:00'],
    ['2027-01-01', '12:00'],
    ['2027-03-29', '06:00'],
    ['2027-07-15', '13:00'],
    ['2027-08-31', '20:00'],
    ['2027-09-01', '06:00'],
    ['2027-09-13', '00:30'],
  ])('has lessons, marks and homework of both children in the week of %s, %s', async (day, time) => {
    const now = moscow(day, time)
    await topUpDemo(db, { now })
    await expectFullWeek(db, now)
    if (day === '2027-08-31') oldMarks = await marksBefore()
  })

  it('keeps the marks of the years before and moves every class on when a new year begins', async () => {
    expect(await marksBefore()).toBe(oldMarks)
    const labels = await rowsOf<{ label: string }>(
      db,
      `select k.label from class_memberships m join classes k on k.id = m.class_id join guardianships g on g.pupil_id = m.pupil_id
       where g.guardian_id = $1 and m.from_on = '2027-09-01' order by 1`,
      [cast.people.parentOfTwo.personId],
    )
    expect(labels.map(({ label }) => label)).toEqual(['5А', '9Б'])
    expect(
      await countOf(
        db,
        `select count(*) as n from class_memberships m join classes k on k.id = m.class_id where k.grade = 1 and m.from_on = '2027-09-01'`,
      ),
    ).toBeGreaterThan(40)
    expect(
      await countOf(db, `select count(*) as n from people where left_on = '2027-09-01'`),
    ).toBeGreaterThan(40)
    expect(await countOf(db, clashes('teacher_id'))).toBe(0)
    expect(await brokenReferences(db)).toEqual([])
  })

  it('opens the next year when nobody started the program for a whole year', async () => {
    await topUpDemo(db, { now: moscow('2028-09-04', '06:00') })
    const years = await rowsOf<{ name: string }>(
      db,
      'select name from academic_years where school_id = $1 order by from_on',
      [cast.people.parentOfTwo.schoolId],
    )
    expect(years.at(-1)!.name).toBe('2028/29')
    expect(
      await countOf(db, `select count(*) as n from class_memberships where until_on is null`),
    ).toBeGreaterThan(550)
    expect(await countOf(db, `select count(*) as n from lessons where day = '2028-09-04'`)).toBeGreaterThan(
      100,
    )
  })
})

describe('a demo school created in the summer holidays from another seed', () => {
  it('has lessons, marks and homework of both children, and other people', async () => {
    const now = moscow('2027-07-19', '06:00')
    const test = await createTestDatabase()
    try {
      await loadDemo(test.db, { now, seed: 2 })
      await expectFullWeek(test.db, now)
      expect(await countOf(test.db, clashes('teacher_id'))).toBe(0)
      expect(await peopleOf(test.db)).not.toEqual(usualPeople)
    } finally {
      await test.drop()
    }
  })
})
