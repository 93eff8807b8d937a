import type { CalendarDayRecord } from '../../db/queries/calendar/pupil-days'
import { addDays } from '../clock'
import type { LocalDate } from '../ids'

/** A run of days that are not as the week says, such as holidays or remote learning; `until` is its last day. */
export interface SpecialDays {
  readonly kind: CalendarDayRecord['kind']
  readonly from: LocalDate
  readonly until: LocalDate
  /** For a moved day: the ISO weekday whose timetable it follows. */
  readonly asWeekday: number | null
  readonly note: string | null
}

/** What the calendar says of a day: the class's own word before its grade's before the school's; null for an ordinary day. */
export const calendarDay = (
  calendar: readonly CalendarDayRecord[],
  day: LocalDate,
): CalendarDayRecord | null =>
  calendar
    .filter((d) => d.day === day)
    .reduce<CalendarDayRecord | null>((best, d) => (best && best.rank <= d.rank ? best : d), null)

/**
 * The run of like days around a day; weekends belong to it when it goes on after them.
 * @returns null for an ordinary day
 */
export function specialDays(
  calendar: readonly CalendarDayRecord[],
  day: LocalDate,
  isWeekend: (day: LocalDate) => boolean,
): SpecialDays | null {
  const found = calendarDay(calendar, day)
  if (!found) return null
  const alike = (other: LocalDate) => calendarDay(calendar, other)?.kind === found.kind
  const end = (step: 1 | -1) => {
    let last = day
    for (let next = addDays(day, step); alike(next) || isWeekend(next); next = addDays(next, step)) {
      if (alike(next)) last = next
    }
    return last
  }
  const single = found.kind === 'moved' || found.kind === 'shortened'
  return {
    kind: found.kind,
    from: single ? day : end(-1),
    until: single ? day : end(1),
    asWeekday: found.asWeekday,
    note: found.note,
  }
}
