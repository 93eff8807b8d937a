import { addDays } from '../../clock'
import type { Report } from '../formats/read-report'
import type { Place } from '../problem'
import { ensureYear, yearFromOf } from './academic-year'
import { holdsOn, type Plan, type RowOf } from './plan'

/** How long before its first day a coming year already counts as the present one. */
const openedBefore = 92

/**
 * The school year of a roster and a timetable: the one asked for, else the present or the coming one of the school.
 * A school without any gets the one that the reports of the same import are about, else the one today lies in.
 */
export function chooseYear(
  plan: Plan,
  reports: readonly Report[],
  asked: number | undefined,
  place: Place,
): RowOf<'academicYears'> {
  if (asked !== undefined) return ensureYear(plan, asked, place)
  const years = plan.draft.rows('academicYears')
  const present =
    years.find((year) => holdsOn(year, plan.today)) ??
    years.find((year) => holdsOn(year, addDays(plan.today, openedBefore)))
  if (present) return present
  const reported = years.length === 0 ? reports[0]?.blocks[0]?.yearFrom : undefined
  return ensureYear(plan, reported ?? yearFromOf(plan.today), place)
}
