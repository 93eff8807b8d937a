import { z } from 'zod'
import { homeworkDaysOf, type HomeworkDaysRecord } from '../../db/queries/calendar/pupil-days'
import type { ReadablePupil } from '../actor'
import { aroundDay, type AroundDay } from '../calendar/around-day'
import { askedDay, daysFromToday } from '../calendar/asked-day'
import { familyPupils, pupilOf } from '../calendar/family-pupils'
import { id, localDate, type LocalDate, type PersonId } from '../ids'
import { read } from '../operation'
import { homeworkLines, laterHomework, type HomeworkLine, type LaterHomework } from './homework-lines'

/** What one pupil is to do for a day. */
export interface PupilHomework extends AroundDay {
  readonly pupilId: PersonId
  readonly classLabel: string | null
  readonly grade: number | null
  readonly today: LocalDate
  readonly lines: readonly HomeworkLine[]
  readonly later: readonly LaterHomework[]
  /** The school sets no homework in this year of study and none was set. */
  readonly withoutHomework: boolean
}

/**
 * Homework for all children of a family (S3-Р 1.5). Without a day it leads with what is still to be done: after the pupil's
 * last lesson today the next school day comes first. A day without lessons is answered with the school day after it.
 */
export const homeworkForDay = read({
  name: 'homework.day',
  input: z.object({ day: localDate.optional(), inDays: daysFromToday.optional(), pupilId: id.optional() }),
  scope: (actor, { pupilId }) => familyPupils(actor, 'basics', pupilId),
  async select({ db, scope, now, input }): Promise<readonly PupilHomework[]> {
    const asked = scope.map(({ person }) => askedDay(input, person.today))
    const rows = await db.run(homeworkDaysOf, [
      scope.map(({ pupilId }) => pupilId),
      asked.map((day, i) => day ?? scope[i]?.person.today),
      scope.map(() => null),
      now,
    ])
    return rows.map((row, i) => pupilHomework(row, pupilOf(scope, row), asked[i], now))
  },
})

function pupilHomework(
  row: HomeworkDaysRecord,
  { person }: ReadablePupil,
  day: LocalDate | undefined,
  now: Date,
): PupilHomework {
  const { settings, zone } = person.school
  const around = aroundDay(row, { today: person.today, now, day })
  const lines =
    around.day === null
      ? []
      : homeworkLines(row, around.day, { now, zone, setting: settings.homeworkDeadline })
  const later = laterHomework(row, around.day ?? around.asked)
  return {
    ...around,
    pupilId: row.pupilId,
    classLabel: row.classLabel,
    grade: row.grade,
    today: person.today,
    lines,
    later,
    withoutHomework:
      row.grade !== null &&
      settings.gradesWithoutHomework.includes(row.grade) &&
      !lines.some((line) => line.state === 'task') &&
      later.length === 0,
  }
}
