import { addDays } from '../../clock'
import type { Report } from '../formats/read-report'
import type { Place } from '../problem'
import { ensureYear, yearFromOf } from './academic-year'
import { holdsOn, type Plan, type RowOf } from './plan'

/** How long before its first day a coming year already counts as the present one. */
const openedBefore = 92

/** What the choice of a year goes by. */
export interface YearChoice {
  /** Digests of the roster's and the timetable's bytes. */
  readonly digests: readonly string[]
  readonly reports: readonly Report[]
  /** The year's first calendar year, when the operator names one. */
  readonly asked: number | undefined
  readonly place: Place
}

/**
 * The school year of a roster and a timetable: the one asked for, else the one the same files went to before,
 * else the school's present or coming one. A school without it gets the one that the reports of the same import
 * are about, else the one today lies in.
 */
export function chooseYear(plan: Plan, choice: YearChoice): RowOf<'academicYears'> {
  const { digests, asked, place } = choice
  const { draft, ids } = plan
  const known = digests.flatMap((digest) => ids.find('roster', 'year', digest) ?? [])
  const before = draft.row('academicYears', known[0] ?? null)
  const year = asked === undefined ? (before ?? presentYear(plan, choice)) : ensureYear(plan, asked, place)
  for (const digest of digests) ids.set('roster', 'year', digest, year.id)
  return year
}

function presentYear(plan: Plan, { reports, place }: YearChoice): RowOf<'academicYears'> {
  const years = plan.draft.rows('academicYears')
  const present =
    years.find((year) => holdsOn(year, plan.today)) ??
    years.find((year) => holdsOn(year, addDays(plan.today, openedBefore)))
  return present ?? ensureYear(plan, reports[0]?.blocks[0]?.yearFrom ?? yearFromOf(plan.today), place)
}
