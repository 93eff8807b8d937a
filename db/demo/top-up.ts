import { statement, type Connection, type Database } from '../connection'
import { academicCalendar } from './academic-calendar'
import { addDays, dayIn, dayMs } from './days'
import { findDemoSchools, saveFilledTo, type DemoSchool } from './demo-notes'
import { fillYear, type StoredYear } from './fill-year'
import { rollOver } from './roll-over'
import { schoolSpecs } from './school-spec'
import { withTrustedKeys } from './trusted-keys'

const lock = statement('demo lock', `select pg_advisory_xact_lock(hashtext('zvonok demo'))::text`)
const readYears = statement<{ id: string; from_on: string; until_on: string }>(
  'demo read years',
  'select id, from_on::text, until_on::text from academic_years where school_id = $1 order by from_on',
)

/** Lets one process at a time change the demo, until the transaction ends. */
export const lockDemo = (tx: Connection) => tx.run(lock)

/** The next year is opened so many days before it begins, so that its first day has a timetable and homework. */
const daysAhead = 7

/** Entries of a year are still made so many days after it ended. */
const daysAfter = 10

/** A stretch longer than this is stored as a whole year is. */
const longPause = 14 * dayMs

/**
 * Enters in every demo school what has happened since the last time, up to `now`, and opens the next academic year when
 * it is near. Doing it again for the same or an earlier moment changes nothing; what people entered themselves stays.
 */
export async function topUpDemo(db: Database, { now }: { readonly now: Date }): Promise<void> {
  await db.inTransaction(async (tx) => {
    await lockDemo(tx)
    for (const school of await findDemoSchools(tx)) await topUpSchool(tx, school, now)
  })
}

/** Tops one school up; the caller holds the demo's lock. */
export async function topUpSchool(tx: Connection, school: DemoSchool, now: Date): Promise<void> {
  const [from, to] = [school.filledTo ?? 0, now.getTime()]
  if (to <= from) return
  const firstOpen = addDays(dayIn(school.zone, new Date(from)), -daysAfter)
  const years = school.filledTo === null ? [] : await storedYears(tx, school.id)
  const carryOn = async () => {
    for (const year of years) if (year.untilOn >= firstOpen) await fillYear(tx, { school, year, from, to })
  }
  // After a long pause nobody else is writing yet, and there is much to store.
  await (to - from > longPause ? withTrustedKeys(tx, carryOn) : carryOn())
  await openYearsUntil(tx, school, now)
  await saveFilledTo(tx, school.id, to)
}

const storedYears = async (tx: Connection, schoolId: string): Promise<StoredYear[]> =>
  (await tx.run(readYears, [schoolId])).map((row) => ({
    id: row.id,
    fromOn: row.from_on,
    untilOn: row.until_on,
  }))

async function openYearsUntil(tx: Connection, school: DemoSchool, now: Date): Promise<void> {
  const spec = schoolSpecs.find(({ key }) => key === school.key)
  const today = dayIn(school.zone, now)
  for (;;) {
    const last = (await storedYears(tx, school.id)).at(-1)
    if (!spec || !last || today < addDays(last.untilOn, -daysAhead)) return
    const calendar = academicCalendar(Number(last.untilOn.slice(0, 4)))
    await withTrustedKeys(tx, async () => {
      const id = await rollOver(tx, { school, spec, lastYearId: last.id, calendar })
      const year = { id, fromOn: calendar.fromOn, untilOn: calendar.untilOn }
      await fillYear(tx, { school, year, from: 0, to: now.getTime(), freshFrom: calendar.fromOn })
    })
  }
}
