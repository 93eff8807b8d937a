import type { ClassOfToday } from '../../db/queries/classes'
import { JournalError } from '../errors'
import type { LocalDate } from '../ids'

/** The day on which somebody joins a class unless another is given: today, or the nearest day of the class's year. */
export function joiningDay({ today, yearFrom, yearUntil }: ClassOfToday): LocalDate {
  return today < yearFrom || today >= yearUntil ? yearFrom : today
}

/** @throws invalid_input naming `field` when the day is not in the class's academic year */
export function refuseOutsideYear(
  { yearFrom, yearUntil }: ClassOfToday,
  day: LocalDate,
  field: string,
): void {
  if (yearFrom <= day && day < yearUntil) return
  const message = `must be a day of the class’s academic year: from ${yearFrom}, before ${yearUntil}`
  throw new JournalError('invalid_input', { fields: [{ path: field, message }] })
}
