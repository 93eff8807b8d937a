import type { Database } from '../../../db/connection'
import { findDemoCast, type DemoCast } from '../../../db/demo/cast'
import { loadDemo } from '../../../db/demo/load-demo'
import { topUpDemo } from '../../../db/demo/top-up'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { brokenReferences, clashes, countOf, fingerprintOf, moscow, rowsOf } from './school-checks'

// Each of these creates or carries on a whole school: a slow machine may need longer than the usual half minute.
jest.setTimeout(120_000)

describe('the demo school on a Monday in November', () => {
  const now = moscow('2026-11-23', '12:00')
  let test: TestDatabase
  let db: Database
  let cast: DemoCast

  beforeAll(async () => {
    test = await createTestDatabase()
    db = test.db
    cast = await loadDemo(db, { now })
  })
  afterAll(() => test.drop())

  const inMain = (text: string) => countOf(db, text, [cast.people.parentOfTwo.schoolId])

  it('has about 600 pupils, 40 teachers and two or three classes in each of eleven years', async () => {
    const pupils =
      await inMain(`select count(*) as n from class_memberships m join classes k on k.id = m.class_id
      join academic_years y on y.id = k.academic_year_id
      where m.school_id = $1 and y.name = '2026/27' and m.until_on is null`)
    expect(pupils).toBeGreaterThan(570)
    expect(pupils).toBeLessThan(630)
    expect(
      await inMain(`select count(*) as n from staff_roles where school_id = $1 and role = 'teacher'`),
    ).toBe(40)
    const years = await rowsOf<{ grade: number; n: string }>(
      db,
      `select grade, count(*) as n from classes k join academic_years y on y.id = k.academic_year_id
       where k.school_id = $1 and y.name = '2026/27' group by 1 order by 1`,
      [cast.people.parentOfTwo.schoolId],
    )
    expect(years.map(({ grade }) => grade)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    for (const { n } of years) expect(['2', '3']).toContain(n)
  })

  it('refers to nothing that does not exist', async () => {
    expect(await brokenReferences(db)).toEqual([])
  })

  it('never has a teacher or a room in two lessons at once', async () => {
    expect(await countOf(db, clashes('teacher_id'))).toBe(0)
    expect(await countOf(db, clashes('room_id'))).toBe(0)
  })

  it('gives every class all hours of its courses and no window in a day', async () => {
    expect(
      await countOf(
        db,
        `select count(*) as n from courses c join academic_years y on y.id = c.academic_year_id
         where y.name = '2026/27' and c.hours_a_week <> (select count(*) from timetable_entries t where t.course_id = c.id)`,
      ),
    ).toBe(0)
    const windows = `
      select count(*) as n from (
        select k.id, t.weekday, max(t.number) as last, count(distinct t.number) as filled from classes k
        join courses c on c.class_id = k.id or c.group_id in (select group_id from group_classes where class_id = k.id)
        join timetable_entries t on t.course_id = c.id group by 1, 2
      ) as days where last <> filled`
    expect(await countOf(db, windows)).toBe(0)
  })

  it('has in this week a substitution, a cancelled lesson and a changed subject in the class of the cast', async () => {
    const kinds = await rowsOf<{ kind: string }>(
      db,
      `select distinct r.kind from replacements r join lessons l on l.id = r.lesson_id join courses c on c.id = l.course_id
       left join group_classes g on g.group_id = c.group_id
       join classes k on k.id = coalesce(c.class_id, g.class_id)
       where k.label = '7Б' and l.day between '2026-11-23' and '2026-11-29' order by 1`,
    )
    expect(kinds.map(({ kind }) => kind)).toEqual(['cancelled', 'subject_change', 'substitution'])
  })

  it.each([
    [
      'a corrected mark',
      `select count(*) as n from marks where previous_value is not null and withdrawn_at is null`,
    ],
    ['a withdrawn mark', `select count(*) as n from marks where withdrawn_at is not null`],
    ['a mark without a number', `select count(*) as n from marks where code is not null and not counts`],
    ['several marks in one lesson', `select count(*) as n from marks where ordinal = 2`],
    [
      'an absence of each reason',
      `select case when count(distinct reason) = 4 then 1 else 0 end as n from attendance where presence = 'absent'`,
    ],
    [
      'a late pupil with minutes',
      `select count(*) as n from attendance where presence = 'late' and minutes > 0`,
    ],
    ['an accepted absence note', `select count(*) as n from absence_periods where status = 'accepted'`],
    ['homework for single pupils', `select count(*) as n from homework_pupils`],
    ['«без задания»', `select count(*) as n from homework where kind = 'none'`],
    [
      'a photo of homework',
      `select count(*) as n from homework_files f join files on files.id = f.file_id where size > 500`,
    ],
    [
      'a group over two classes',
      `select count(*) as n from (select 1 from group_classes group by group_id having count(*) = 2) as g`,
    ],
    ['a second shift', `select count(*) as n from classes where shift = 2`],
    ['six-day classes', `select count(*) as n from lessons where extract(isodow from day) = 6`],
    ['a restricted guardian', `select count(*) as n from guardianships where restricted_from is not null`],
    ['a pupil who left', `select count(*) as n from people where left_on is not null`],
    [
      'results of the first term and of the last year',
      `select case when count(distinct kind) = 2 then 1 else 0 end as n from results where kind in ('term', 'year')`,
    ],
    ['an exemption in the results', `select count(*) as n from results where code = 'осв'`],
    ['remarks', `select count(*) as n from remarks`],
    [
      'namesakes',
      `select count(*) as n from (select 1 from people p join class_memberships m on m.pupil_id = p.id where m.until_on is null group by m.class_id, surname, given_name having count(*) > 1) as n`,
    ],
  ])('has %s', async (_, text) => {
    expect(await countOf(db, text)).toBeGreaterThan(0)
  })

  it('keeps the first grade without marks and homework', async () => {
    const first = `join courses c on c.id = x.course_id join classes k on k.id = c.class_id where k.grade = 1`
    expect(await countOf(db, `select count(*) as n from works x ${first}`)).toBe(0)
    expect(await countOf(db, `select count(*) as n from homework x ${first}`)).toBe(0)
    expect(
      await countOf(
        db,
        `select count(*) as n from attendance_checks a join lessons x on x.id = a.lesson_id ${first}`,
      ),
    ).toBeGreaterThan(0)
  })

  it('has one mother in both schools under one name, and a pupil of at least fourteen in the cast', async () => {
    const [here, there] = [cast.people.motherInTwoSchools, cast.people.sameMotherThere]
    expect(here.schoolId).not.toBe(there.schoolId)
    const text = `select count(distinct search_key || birth_on::text) as n from people where id in ($1, $2)`
    expect(await countOf(db, text, [here.personId, there.personId])).toBe(1)
    const born = `select count(*) as n from people where id = $1 and birth_on <= date '2026-11-23' - interval '14 years'`
    expect(await countOf(db, born, [cast.people.pupil.personId])).toBe(1)
  })

  it('shows a contested average of the elder child in physics', async () => {
    const [row] = await rowsOf<{ average: string }>(
      db,
      `select sum(value * weight) / sum(weight) as average from marks k join subjects s on s.id = k.subject_id
       join guardianships g on g.pupil_id = k.pupil_id join people p on p.id = k.pupil_id
       where g.guardian_id = $1 and s.name = 'Физика' and counts and withdrawn_at is null and k.day >= '2026-09-01'`,
      [cast.people.parentOfTwo.personId],
    )
    expect(Number(row!.average)).toBeGreaterThan(3.2)
    expect(Number(row!.average)).toBeLessThan(3.8)
  })

  it('enters nothing later than now and leaves yesterday partly open', async () => {
    for (const table of ['marks', 'homework', 'attendance', 'results']) {
      expect(
        await countOf(db, `select count(*) as n from ${table} where entered_at > $1`, [now.toISOString()]),
      ).toBe(0)
    }
    const held = `select count(*) as n from lessons l where l.status = 'held' and l.day = '2026-11-23'`
    const open = `${held} and not exists (select 1 from homework h where h.lesson_id = l.id)`
    expect(await countOf(db, open)).toBeGreaterThan(0)
    expect(await countOf(db, open)).toBeLessThan(await countOf(db, held))
  })

  it('is the same again from the same seed and moment', async () => {
    const second = await createTestDatabase()
    try {
      await loadDemo(second.db, { now })
      expect(await fingerprintOf(second.db)).toEqual(await fingerprintOf(db))
    } finally {
      await second.drop()
    }
  })

  it('changes nothing when topped up twice for one moment, or loaded again', async () => {
    const later = moscow('2026-11-26', '16:00')
    await topUpDemo(db, { now: later })
    const once = await fingerprintOf(db)
    await topUpDemo(db, { now: later })
    await loadDemo(db, { now: moscow('2026-11-24', '09:00') })
    expect(await fingerprintOf(db)).toEqual(once)
    expect(await findDemoCast(db)).toEqual(cast)
    expect(await brokenReferences(db)).toEqual([])
    expect(await countOf(db, clashes('teacher_id'))).toBe(0)
  })

  it('leaves alone what a person entered before the top-up', async () => {
    const [lesson] = await rowsOf<{ id: string; course_id: string; school_id: string }>(
      db,
      `select l.id, l.course_id, l.school_id from lessons l join courses c on c.id = l.course_id join classes k on k.id = c.class_id
       where k.label = '7Б' and l.day = '2026-11-27' and l.status = 'planned' and c.graded order by l.number limit 1`,
    )
    await rowsOf(
      db,
      `insert into homework (school_id, course_id, lesson_id, due_on, kind, body, entered_at, published_at)
       values ($1, $2, $3, '2026-12-01', 'task', 'Своё', '2026-11-27', '2026-11-27') returning id`,
      [lesson!.school_id, lesson!.course_id, lesson!.id],
    )
    await topUpDemo(db, { now: moscow('2026-11-30', '20:00') })
    const texts = await rowsOf<{ body: string }>(db, 'select body from homework where lesson_id = $1', [
      lesson!.id,
    ])
    expect(texts).toEqual([{ body: 'Своё' }])
  })
})
