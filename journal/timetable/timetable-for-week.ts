import { z } from 'zod'
import { pupilDaysOf } from '../../db/queries/calendar/pupil-days'
import { familyPupils, pupilOf } from '../calendar/family-pupils'
import { specialDays, type SpecialDays } from '../calendar/special-days'
import { weekToShow } from '../calendar/week-to-show'
import { addDays, mondayOf, weekdayOf } from '../clock'
import { id, localDate, type LocalDate, type PersonId } from '../ids'
import { dayLessons, type DayLesson } from '../lessons/day-lessons'
import { read } from '../operation'

/** One day of a week's timetable. */
export interface TimetableDay {
  readonly day: LocalDate
  readonly lessons: readonly DayLesson[]
  readonly special: SpecialDays | null
}

/** One pupil's timetable of a week: the days that have lessons or a word of the calendar. */
export interface PupilTimetableWeek {
  readonly pupilId: PersonId
  readonly classLabel: string | null
  readonly today: LocalDate
  readonly monday: LocalDate
  readonly days: readonly TimetableDay[]
}

/** The timetable of a week, with topics of lessons already given (S3-Р 1.5); at the weekend the next week by default. */
export const timetableForWeek = read({
  name: 'timetable.week',
  input: z.object({ monday: localDate.transform(mondayOf).optional(), pupilId: id.optional() }),
  scope: (actor, { pupilId }) => familyPupils(actor, 'basics', pupilId),
  async select({ db, scope, input }): Promise<readonly PupilTimetableWeek[]> {
    const mondays = scope.map(({ person }) => input.monday ?? weekToShow(person.today))
    const rows = await db.run(pupilDaysOf, [
      scope.map(({ pupilId }) => pupilId),
      mondays,
      mondays.map((monday) => addDays(monday, 6)),
    ])
    return rows.map((row, i) => {
      const { person } = pupilOf(scope, row)
      const monday = mondays[i] ?? mondayOf(person.today)
      const days = [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(monday, n))
      return {
        pupilId: row.pupilId,
        classLabel: row.classLabel,
        today: person.today,
        monday,
        days: days
          .map((day) => ({
            day,
            lessons: dayLessons(row.lessons, day, person.school.zone),
            special: specialDays(row.calendar, day, (d) => weekdayOf(d) > 5),
          }))
          .filter(({ lessons, special }) => lessons.length > 0 || special !== null),
      }
    })
  },
})
