import { z } from 'zod'
import { termMarksOf, type TermMarksRecord } from '../../db/queries/marks/term'
import type { ReadablePupil } from '../actor'
import { familyPupils, pupilOf } from '../calendar/family-pupils'
import type { Term } from '../calendar/term'
import { id, localDate, type LocalDate, type PersonId, type SubjectId } from '../ids'
import { read } from '../operation'
import { isContested, weightedAverage } from './average'
import { markValue, shownMark, type MarkValue, type ShownMark } from './shown-mark'

/** One subject of a term. */
export interface SubjectTerm {
  readonly subjectId: SubjectId
  readonly subject: string
  readonly marks: readonly ShownMark[]
  readonly average: number | null
  readonly contested: boolean
  /** The term mark, once it was set and published. */
  readonly result: MarkValue | null
}

/** A whole term of one pupil. */
export interface PupilTerm {
  readonly pupilId: PersonId
  readonly classLabel: string | null
  readonly grade: number | null
  readonly today: LocalDate
  readonly term: Term | null
  readonly withoutMarks: boolean
  readonly subjects: readonly SubjectTerm[]
}

/**
 * The term that holds a day (today by default; between terms the last one that ended) by subject, whatever the courses and
 * classes the marks were earned in.
 */
export const termMarks = read({
  name: 'marks.term',
  input: z.object({ day: localDate.optional(), pupilId: id.optional() }),
  scope: (actor, { pupilId }) => familyPupils(actor, 'marks', pupilId),
  async select({ db, scope, now, input }): Promise<readonly PupilTerm[]> {
    const days = scope.map(({ person }) => input.day ?? person.today)
    const rows = await db.run(termMarksOf, [scope.map(({ pupilId }) => pupilId), days, now])
    return rows.map((row) => pupilTerm(row, pupilOf(scope, row)))
  },
})

function pupilTerm(row: TermMarksRecord, { person }: ReadablePupil): PupilTerm {
  const { settings } = person.school
  const names = new Map([...row.marks, ...row.results].map(({ subjectId, subject }) => [subjectId, subject]))
  const subjects = [...names].map(([subjectId, subject]) => {
    const sums = row.averages.find((a) => a.subjectId === subjectId)
    const average = sums ? weightedAverage(sums) : null
    const result = row.results.find((r) => r.subjectId === subjectId)
    return {
      subjectId,
      subject,
      marks: row.marks.filter((m) => m.subjectId === subjectId).map(shownMark),
      average,
      contested: !result && average !== null && isContested(average, settings.roundUpFrom),
      result: result ? markValue(result.value, result.code) : null,
    }
  })
  return {
    pupilId: row.pupilId,
    classLabel: row.classLabel,
    grade: row.grade,
    today: person.today,
    term: row.term,
    withoutMarks: row.grade !== null && settings.gradesWithoutMarks.includes(row.grade),
    subjects: subjects.sort((a, b) => a.subject.localeCompare(b.subject, 'ru')),
  }
}
