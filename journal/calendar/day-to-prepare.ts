import type { LocalDate } from '../ids'

/** What is known of the coming school days of one pupil. */
export interface ComingDays {
  readonly today: LocalDate
  readonly now: Date
  /** The first school day from today on. */
  readonly first: LocalDate | null
  /** When the last lesson of that day ends. */
  readonly firstEndsAt: Date | null
  /** The school day after it. */
  readonly second: LocalDate | null
}

/**
 * The day whose homework is still to be done: today until the pupil's last lesson has ended, then the next school day.
 * @returns null when no school day is known ahead
 */
export function dayToPrepare({ today, now, first, firstEndsAt, second }: ComingDays): LocalDate | null {
  if (first !== today) return first
  return firstEndsAt !== null && firstEndsAt > now ? first : (second ?? first)
}
