import { z } from 'zod'
import { yearMarksOf, type YearMarksRecord, type YearResultRecord } from '../../db/queries/marks/years'
import { familyPupils, pupilOf } from '../calendar/family-pupils'
import type { Term } from '../calendar/term'
import { id, localDate, type LocalDate, type PersonId, type SubjectId } from '../ids'
import { read } from '../operation'
import { weightedAverage } from './average'
import { markValue, type MarkValue } from './shown-mark'

/** One subject of a year: what each term ended with, or its average while it has no mark. */
export interface SubjectYear {
  readonly subjectId: SubjectId
  readonly subject: string
  readonly terms: readonly { readonly result: MarkValue | null; readonly average: number | null }[]
  /** Results of the year: yearly, exam, state exam and final marks that were set. */
  readonly results: readonly { readonly kind: YearResultRecord['kind']; readonly mark: MarkValue }[]
}

/** A school year of one pupil. */
export interface PupilYear {
  readonly pupilId: PersonId
  readonly classLabel: string | null
  readonly year: string | null
  /** First day of the year: the day to ask for it by. */
  readonly from: LocalDate | null
  readonly terms: readonly Term[]
  readonly subjects: readonly SubjectYear[]
}

/** The school year that holds a day (today by default) by subject: term marks, averages and results of the year. */
export const yearMarks = read({
  name: 'marks.year',
  input: z.object({ day: localDate.optional(), pupilId: id.optional() }),
  scope: (actor, { pupilId }) => familyPupils(actor, 'marks', pupilId),
  async select({ db, scope, now, input }): Promise<readonly PupilYear[]> {
    const days = scope.map(({ person }) => input.day ?? person.today)
    const rows = await db.run(yearMarksOf, [scope.map(({ pupilId }) => pupilId), days, now])
    return rows.map((row) => ({
      pupilId: pupilOf(scope, row).pupilId,
      classLabel: row.classLabel,
      year: row.year,
      from: row.yearFrom,
      terms: row.terms.map(({ kind, number, from, until }) => ({ kind, number, from, until })),
      subjects: subjectsOf(row),
    }))
  },
})

function subjectsOf({ terms, results }: YearMarksRecord): SubjectYear[] {
  const averages = terms.flatMap((term) => term.averages)
  const names = new Map([...averages, ...results].map(({ subjectId, subject }) => [subjectId, subject]))
  return [...names]
    .map(([subjectId, subject]) => {
      const own = results.filter((r) => r.subjectId === subjectId)
      return {
        subjectId,
        subject,
        terms: terms.map((term) => {
          const sums = term.averages.find((a) => a.subjectId === subjectId)
          const result = own.find((r) => r.termFrom === term.from)
          return {
            result: result ? markValue(result.value, result.code) : null,
            average: sums ? weightedAverage(sums) : null,
          }
        }),
        results: own.flatMap(({ kind, termFrom, value, code }) => {
          const mark = termFrom === null ? markValue(value, code) : null
          return mark ? [{ kind, mark }] : []
        }),
      }
    })
    .sort((a, b) => a.subject.localeCompare(b.subject, 'ru'))
}
