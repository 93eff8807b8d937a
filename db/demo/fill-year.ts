import { statement, type Connection } from '../connection'
import { inventAbsences } from './absences'
import { addDays, dayIn, mondayOf } from './days'
import type { DemoSchool } from './demo-notes'
import { fillHomework } from './fill-homework'
import { fillMarks } from './fill-marks'
import { fillRemarks } from './fill-remarks'
import { fillResults } from './fill-results'
import { holdLessons } from './hold-lessons'
import { insertRows } from './insert-rows'
import type { Filling } from './lesson'
import { planLessons } from './plan-lessons'
import { makeReplacements } from './replacements'
import { readStoredLessons, storeLessons } from './stored-lessons'
import { readWorld } from './world'

/** An academic year as the database has it. */
export interface StoredYear {
  readonly id: string
  readonly fromOn: string
  readonly untilOn: string
}

interface FillYear {
  readonly school: DemoSchool
  readonly year: StoredYear
  /** Milliseconds; what happened after it and until `to` is entered. */
  readonly from: number
  readonly to: number
  /** The first day whose lessons a fresh year gets; a fresh year has none yet. */
  readonly freshFrom?: string
}

const readHolidays = statement<{ day: string }>(
  'demo read holidays',
  `select day::text from calendar_days where school_id = $1 and kind = 'holiday' and grade is null and class_id is null`,
)
const readTerm = statement<{ day: string | null }>(
  'demo read term',
  `select max(p.from_on)::text as day from periods p join period_schemes s on s.id = p.scheme_id
   where s.school_id = $1 and s.academic_year_id = $2 and s.kind = 'quarter' and p.from_on <= $3`,
)

const weeksOfFullDetail = 2

/** Enters what happened in a year during a stretch of time; a fresh year's lessons are materialised to its end. */
export async function fillYear(
  tx: Connection,
  { school, year, from, to, freshFrom }: FillYear,
): Promise<void> {
  const courses = await readWorld(tx, school.id, year.id)
  const today = dayIn(school.zone, new Date(to))
  const scope = { schoolId: school.id, yearId: year.id, seed: school.seed, zone: school.zone }
  const holidays = new Set((await tx.run(readHolidays, [school.id])).map(({ day }) => day))
  const [term] = await tx.run(readTerm, [school.id, year.id, today])
  const lookBack = addDays(mondayOf(dayIn(school.zone, new Date(from))), -14)
  const range = { ...scope, untilOn: year.untilOn, holidays }
  const lessons =
    freshFrom === undefined
      ? await readStoredLessons(tx, { ...scope, fromOn: lookBack, untilOn: addDays(today, 35) }, courses)
      : await planLessons(tx, { ...range, fromOn: freshFrom }, courses)
  const known = {
    ...{ ...scope, from, to, today, courses },
    thinBefore: addDays(mondayOf(today), -7 * weeksOfFullDetail),
    termFrom: term?.day ?? year.fromOn,
  }
  const replaced = await makeReplacements(tx, { ...known, lessons })
  const filling: Filling = { ...known, lessons: [...lessons, ...replaced.lessons] }
  const checks = holdLessons(filling)
  await storeLessons(tx, school.id, filling.lessons)
  await insertRows(tx, 'replacements', replaced.rows)
  await insertRows(tx, 'attendance_checks', checks)
  const absences = inventAbsences(filling)
  await insertRows(tx, 'attendance', absences.rows)
  await insertRows(tx, 'absence_periods', absences.notes)
  await fillMarks(tx, filling, absences)
  await fillHomework(tx, filling, year.fromOn)
  await fillRemarks(tx, filling)
  await fillResults(tx, filling)
}
