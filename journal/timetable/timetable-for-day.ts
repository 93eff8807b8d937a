import { z } from 'zod'
import { pupilDaysOf, type PupilDaysRecord } from '../../db/queries/calendar/pupil-days'
import type { ReadablePupil } from '../actor'
import { askedDay, daysFromToday } from '../calendar/asked-day'
import { familyPupils, pupilOf } from '../calendar/family-pupils'
import { aroundDay, type AroundDay } from '../calendar/around-day'
import { id, localDate, type LocalDate, type PersonId } from '../ids'
import { dayLessons, type DayLesson } from '../lessons/day-lessons'
import { read } from '../operation'

/** One pupil's timetable of a day. */
export interface PupilTimetable extends AroundDay {
  readonly pupilId: PersonId
  readonly classLabel: string | null
  readonly grade: number | null
  readonly today: LocalDate
  readonly lessons: readonly DayLesson[]
}

/**
 * The timetable of a day for all children of a family, with their own subgroups, bells and changes (S3-Р 1.5).
 * Without a day: today until the pupil's last lesson has ended, then the next school day. A day without lessons is answered
 * with the school day after it.
 */
export const timetableForDay = read({
  name: 'timetable.day',
  input: z.object({ day: localDate.optional(), inDays: daysFromToday.optional(), pupilId: id.optional() }),
  scope: (actor, { pupilId }) => familyPupils(actor, 'basics', pupilId),
  async select({ db, scope, now, input }): Promise<readonly PupilTimetable[]> {
    const asked = scope.map(({ person }) => askedDay(input, person.today))
    const rows = await db.run(pupilDaysOf, [
      scope.map(({ pupilId }) => pupilId),
      asked.map((day, i) => day ?? scope[i]?.person.today),
      scope.map(() => null),
    ])
    return rows.map((row, i) => pupilTimetable(row, pupilOf(scope, row), asked[i], now))
  },
})

function pupilTimetable(
  row: PupilDaysRecord,
  { person }: ReadablePupil,
  day: LocalDate | undefined,
  now: Date,
): PupilTimetable {
  const around = aroundDay(row, { today: person.today, now, day })
  return {
    ...around,
    pupilId: row.pupilId,
    classLabel: row.classLabel,
    grade: row.grade,
    today: person.today,
    lessons: around.day === null ? [] : dayLessons(row.lessons, around.day, person.school.zone),
  }
}
