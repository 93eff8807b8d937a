import { z } from 'zod'
import { weekMarksOf, type WeekAbsenceRecord, type WeekMarksRecord } from '../../db/queries/marks/week'
import type { ReadablePupil } from '../actor'
import { familyPupils, pupilOf } from '../calendar/family-pupils'
import { addDays, mondayOf, startOfDay } from '../clock'
import { id, localDate, type LocalDate, type PersonId, type SubjectId } from '../ids'
import { read } from '../operation'
import type { Term } from '../calendar/term'
import { isContested, weightedAverage } from './average'
import { shownMark, type ShownMark } from './shown-mark'

export type WeekAbsence = WeekAbsenceRecord

/** One subject of a week. */
export interface SubjectWeek {
  readonly subjectId: SubjectId
  readonly subject: string
  readonly marks: readonly ShownMark[]
  readonly absences: readonly WeekAbsence[]
  /** Weighted average of the term up to now, two decimals. */
  readonly average: number | null
  /** The average lies so near to the rounding threshold that one mark may decide. */
  readonly contested: boolean
}

/** The marks of one pupil in one week. */
export interface PupilWeek {
  readonly pupilId: PersonId
  readonly classLabel: string | null
  readonly grade: number | null
  readonly today: LocalDate
  readonly monday: LocalDate
  readonly term: Term | null
  readonly subjects: readonly SubjectWeek[]
  /** Marks published this week for days before it. */
  readonly late: readonly ShownMark[]
  /** The newest earlier mark of the school year, when the week has none. */
  readonly last: ShownMark | null
  /** No marks are given in this year of study. */
  readonly withoutMarks: boolean
  /** The week has no marks and every school day of it so far has an absence. */
  readonly absentAllWeek: boolean
}

/** The week's marks by subject for all children of a family, each with their own school's week (S0 3.5; S3-П 1.4). */
export const weekMarks = read({
  name: 'marks.week',
  input: z.object({ monday: localDate.transform(mondayOf).optional(), pupilId: id.optional() }),
  scope: (actor, { pupilId }) => familyPupils(actor, 'marks', pupilId),
  async select({ db, scope, now, input }): Promise<readonly PupilWeek[]> {
    const mondays = scope.map(({ person }) => input.monday ?? mondayOf(person.today))
    const starts = (days: number) =>
      scope.map(({ person }, i) => startOfDay(addDays(mondays[i] ?? person.today, days), person.school.zone))
    const rows = await db.run(weekMarksOf, [
      scope.map(({ pupilId }) => pupilId),
      mondays,
      scope.map(({ person }) => person.today),
      starts(0),
      starts(7),
      scope.map(({ items }) => items.has('attendance')),
      now,
    ])
    return rows.map((row, i) => pupilWeek(row, pupilOf(scope, row), mondays[i] ?? ''))
  },
})

function pupilWeek(row: WeekMarksRecord, { person }: ReadablePupil, monday: LocalDate): PupilWeek {
  const { settings } = person.school
  const missedDays = new Set(row.absences.filter((a) => a.presence === 'absent').map((a) => a.day))
  return {
    pupilId: row.pupilId,
    classLabel: row.classLabel,
    grade: row.grade,
    today: person.today,
    monday,
    term: row.term,
    subjects: subjectsOf(row, settings.roundUpFrom),
    late: row.late.map(shownMark),
    last: row.last && shownMark(row.last),
    withoutMarks: row.grade !== null && settings.gradesWithoutMarks.includes(row.grade),
    absentAllWeek: Boolean(row.lessonDays?.length && row.lessonDays.every((day) => missedDays.has(day))),
  }
}

function subjectsOf({ marks, absences, averages }: WeekMarksRecord, roundUpFrom: number): SubjectWeek[] {
  const names = new Map([...marks, ...absences].map(({ subjectId, subject }) => [subjectId, subject]))
  return [...names]
    .map(([subjectId, subject]) => {
      const sums = averages.find((a) => a.subjectId === subjectId)
      const average = sums ? weightedAverage(sums) : null
      return {
        subjectId,
        subject,
        marks: marks.filter((m) => m.subjectId === subjectId).map(shownMark),
        absences: absences.filter((a) => a.subjectId === subjectId),
        average,
        contested: average !== null && isContested(average, roundUpFrom),
      }
    })
    .sort((a, b) => a.subject.localeCompare(b.subject, 'ru'))
}
