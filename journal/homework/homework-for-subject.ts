import { z } from 'zod'
import { homeworkDaysOf } from '../../db/queries/calendar/pupil-days'
import { familyPupils, pupilOf } from '../calendar/family-pupils'
import { addDays } from '../clock'
import { id, type LocalDate, type PersonId } from '../ids'
import { read } from '../operation'
import { homeworkLines, type HomeworkLine } from './homework-lines'
import { matchesSubject } from './matches-subject'

/** The nearest homework of the subjects that were named, for one pupil. */
export interface PupilSubjectHomework {
  readonly pupilId: PersonId
  readonly classLabel: string | null
  readonly today: LocalDate
  readonly found: readonly { readonly day: LocalDate; readonly line: HomeworkLine }[]
}

const daysAhead = 21

/** «дз алгебра»: the next lesson of each subject that fits the words, and what is set for it. */
export const homeworkForSubject = read({
  name: 'homework.subject',
  input: z.object({ subject: z.string().trim().min(1).max(60), pupilId: id.optional() }),
  scope: (actor, { pupilId }) => familyPupils(actor, 'basics', pupilId),
  async select({ db, scope, now, input }): Promise<readonly PupilSubjectHomework[]> {
    const rows = await db.run(homeworkDaysOf, [
      scope.map(({ pupilId }) => pupilId),
      scope.map(({ person }) => person.today),
      scope.map(({ person }) => addDays(person.today, daysAhead)),
      now,
    ])
    return rows.map((row) => {
      const { person } = pupilOf(scope, row)
      const rules = { now, zone: person.school.zone, setting: person.school.settings.homeworkDeadline }
      const ahead = row.lessons.filter(
        (l) =>
          matchesSubject(l.subject, input.subject) &&
          l.status !== 'cancelled' &&
          !l.exempt &&
          new Date(l.endsAt) > now,
      )
      const nearest = new Map([...ahead].reverse().map((l) => [l.courseId, l.day]))
      return {
        pupilId: row.pupilId,
        classLabel: row.classLabel,
        today: person.today,
        found: [...nearest].reverse().flatMap(([courseId, day]) => {
          const line = homeworkLines(row, day, rules).find((l) => l.courseId === courseId)
          return line ? [{ day, line }] : []
        }),
      }
    })
  },
})
