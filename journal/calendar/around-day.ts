import type { PupilDaysRecord } from '../../db/queries/calendar/pupil-days'
import { weekdayOf } from '../clock'
import { dayToPrepare } from './day-to-prepare'
import type { LocalDate } from '../ids'
import { lastLessonEndsAt } from '../lessons/day-lessons'
import { specialDays, type SpecialDays } from './special-days'

/** Which school day is shown to an asked one, and what lies around it. */
export interface AroundDay {
  /** The day that was asked for. */
  readonly asked: LocalDate
  /** The school day that answers it; null when none is known ahead. */
  readonly day: LocalDate | null
  readonly previous: LocalDate | null
  readonly next: LocalDate | null
  /** What the calendar says of the asked day when it has no lessons, else of the shown one. */
  readonly special: SpecialDays | null
}

/**
 * Chooses the school day to show.
 * @param day the day asked for; without one the pupil's today until their last lesson has ended, then the next school day
 */
export function aroundDay(
  row: Pick<PupilDaysRecord, 'first' | 'second' | 'third' | 'previous' | 'lessons' | 'calendar'>,
  { today, now, day }: { readonly today: LocalDate; readonly now: Date; readonly day: LocalDate | undefined },
): AroundDay {
  const { first, second, third, previous } = row
  const shown =
    day === undefined
      ? dayToPrepare({ today, now, first, firstEndsAt: lastLessonEndsAt(row.lessons, first), second })
      : first
  const asked = day ?? (shown !== first && shown ? shown : today)
  return {
    asked,
    day: shown,
    previous: shown === first ? previous : first,
    next: shown === first ? second : third,
    special: specialDays(row.calendar, asked, (d) => weekdayOf(d) > 5),
  }
}
