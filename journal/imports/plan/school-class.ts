import type { LocalDate } from '../../ids'
import { classKey, gradeOf } from '../formats/school-names'
import type { Place } from '../problem'
import { schemeForGrade } from './academic-year'
import { earlier, holdsOn, later, type Plan, type RowOf } from './plan'

type Year = RowOf<'academicYears'>
type SchoolClass = RowOf<'classes'>

/** A year's class by any spelling of its label. */
export const findClass = ({ draft }: Plan, year: Year, label: string): SchoolClass | undefined =>
  draft.rows('classes').find((c) => c.academicYearId === year.id && classKey(c.label) === classKey(label))

/** A year's class, made when missing; one without periods gets those of its year of study. */
export function ensureClass(
  plan: Plan,
  year: Year,
  label: string,
  place: Place,
  grade = gradeOf(label),
): SchoolClass {
  const { draft } = plan
  const found = findClass(plan, year, label)
  if (!found) {
    const periodSchemeId = schemeForGrade(plan, year, grade, place)
    const values = { academicYearId: year.id, label, grade, shift: 1, periodSchemeId, bellScheduleId: null }
    return draft.add('classes', values)
  }
  const periodSchemeId = found.periodSchemeId ?? schemeForGrade(plan, year, found.grade, place)
  draft.change('classes', found, { periodSchemeId })
  return found
}

/** A pupil's membership of a class of that year, the latest one. */
export const membershipIn = ({ draft }: Plan, year: Year, pupilId: string) =>
  draft
    .rows('classMemberships')
    .filter((m) => m.pupilId === pupilId && draft.row('classes', m.classId)?.academicYearId === year.id)
    .reduce<RowOf<'classMemberships'> | undefined>(
      (last, m) => (last && last.fromOn > m.fromOn ? last : m),
      undefined,
    )

/**
 * Puts a pupil into a class of a year. A pupil of another class of the year moves: the old membership ends
 * and the new one begins on the day the file names, else today. An open membership of an earlier year ends with that year.
 * @returns whether the pupil moved
 */
export function joinClass(
  plan: Plan,
  year: Year,
  schoolClass: SchoolClass,
  pupilId: string,
  enteredOn: { readonly school: LocalDate | null; readonly class: LocalDate | null },
): boolean {
  const { draft, today } = plan
  const current = membershipIn(plan, year, pupilId)
  if (current?.classId === schoolClass.id) {
    draft.keep('classMemberships', current)
    return false
  }
  const untilOn = year.untilOn <= today ? year.untilOn : null
  if (!current) {
    endEarlierYears(plan, year, pupilId)
    const named = enteredOn.class ?? enteredOn.school ?? year.fromOn
    const fromOn = named < year.untilOn ? later(named, year.fromOn) : year.fromOn
    draft.add('classMemberships', { classId: schoolClass.id, pupilId, fromOn, untilOn })
    return false
  }
  const named = enteredOn.class && enteredOn.class > current.fromOn ? enteredOn.class : today
  const movedOn = later(earlier(named, year.untilOn), year.fromOn)
  if (movedOn <= current.fromOn || movedOn >= year.untilOn) {
    draft.change('classMemberships', current, { classId: schoolClass.id })
    return true
  }
  if (holdsOn(current, movedOn)) draft.change('classMemberships', current, { untilOn: movedOn })
  draft.add('classMemberships', { classId: schoolClass.id, pupilId, fromOn: movedOn, untilOn })
  return true
}

function endEarlierYears({ draft }: Plan, year: Year, pupilId: string): void {
  for (const membership of draft.rows('classMemberships')) {
    const open = membership.untilOn === null || membership.untilOn > year.fromOn
    if (membership.pupilId === pupilId && membership.fromOn < year.fromOn && open) {
      draft.change('classMemberships', membership, { untilOn: year.fromOn })
    }
  }
}
