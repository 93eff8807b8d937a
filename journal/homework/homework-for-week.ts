import { z } from 'zod'
import { homeworkDaysOf } from '../../db/queries/calendar/pupil-days'
import { familyPupils, pupilOf } from '../calendar/family-pupils'
import { weekToShow } from '../calendar/week-to-show'
import { addDays, mondayOf } from '../clock'
import { id, localDate, type LocalDate, type PersonId } from '../ids'
import { read } from '../operation'
import { homeworkLines, type HomeworkLine } from './homework-lines'

/** What one pupil is to do in a week, day by day; days without any task are left out. */
export interface PupilHomeworkWeek {
  readonly pupilId: PersonId
  readonly classLabel: string | null
  readonly grade: number | null
  readonly today: LocalDate
  readonly monday: LocalDate
  readonly days: readonly { readonly day: LocalDate; readonly lines: readonly HomeworkLine[] }[]
  /** The school sets no homework in this year of study. */
  readonly withoutHomework: boolean
}

/** The tasks of a week; at the weekend the next week by default. */
export const homeworkForWeek = read({
  name: 'homework.week',
  input: z.object({ monday: localDate.transform(mondayOf).optional(), pupilId: id.optional() }),
  scope: (actor, { pupilId }) => familyPupils(actor, 'basics', pupilId),
  async select({ db, scope, now, input }): Promise<readonly PupilHomeworkWeek[]> {
    const mondays = scope.map(({ person }) => input.monday ?? weekToShow(person.today))
    const rows = await db.run(homeworkDaysOf, [
      scope.map(({ pupilId }) => pupilId),
      mondays,
      mondays.map((monday) => addDays(monday, 6)),
      now,
    ])
    return rows.map((row, i) => {
      const { person } = pupilOf(scope, row)
      const { zone, settings } = person.school
      const monday = mondays[i] ?? mondayOf(person.today)
      const rules = { now, zone, setting: settings.homeworkDeadline }
      return {
        pupilId: row.pupilId,
        classLabel: row.classLabel,
        grade: row.grade,
        withoutHomework: row.grade !== null && settings.gradesWithoutHomework.includes(row.grade),
        today: person.today,
        monday,
        days: [0, 1, 2, 3, 4, 5, 6]
          .map((n) => addDays(monday, n))
          .map((day) => ({ day, lines: homeworkLines(row, day, rules).filter((l) => l.state === 'task') }))
          .filter(({ lines }) => lines.length > 0),
      }
    })
  },
})
