import { z } from 'zod'
import { subjectMarksOf, type SubjectMarkRecord } from '../../db/queries/marks/term'
import { familyPupils } from '../calendar/family-pupils'
import type { Term } from '../calendar/term'
import { JournalError } from '../errors'
import { id, localDate, type LocalDate, type PersonId, type SubjectId } from '../ids'
import { read } from '../operation'
import { isContested, sumMarks, weightedAverage, type MarkSums } from './average'
import { shownMark, type ShownMark } from './shown-mark'

/** A mark on a subject's card, with what the teacher wrote beside it. */
export interface CardMark extends ShownMark {
  readonly comment: string | null
  readonly topic: string | null
  /** Why it was corrected or withdrawn. */
  readonly reason: string | null
}

/** One subject of one pupil over a term, mark by mark. */
export interface SubjectCard {
  readonly pupilId: PersonId
  readonly subjectId: SubjectId
  readonly subject: string
  readonly classLabel: string | null
  readonly today: LocalDate
  readonly term: Term | null
  readonly marks: readonly CardMark[]
  readonly sums: MarkSums
  readonly average: number | null
  readonly contested: boolean
}

const cardMark = (record: SubjectMarkRecord): CardMark => ({
  ...shownMark(record),
  comment: record.comment,
  topic: record.topic,
  reason: record.changeReason,
})

/** The card of one subject over the term that holds a day: every mark with its work, weight, comment and topic. */
export const subjectMarks = read({
  name: 'marks.subject',
  input: z.object({ pupilId: id, subjectId: id, day: localDate.optional() }),
  scope: (actor, { pupilId }) => familyPupils(actor, 'marks', pupilId),
  async select({ db, scope: [pupil], now, input: { subjectId, day } }): Promise<SubjectCard> {
    if (!pupil) throw new JournalError('not_found')
    const { today, school } = pupil.person
    const [row] = await db.run(subjectMarksOf, [pupil.pupilId, subjectId, day ?? today, now])
    if (!row?.subject) throw new JournalError('not_found')
    const marks = row.marks.map(cardMark)
    const sums = sumMarks(row.marks)
    const average = weightedAverage(sums)
    return {
      pupilId: pupil.pupilId,
      subjectId,
      subject: row.subject,
      classLabel: row.classLabel,
      today,
      term: row.term,
      marks,
      sums,
      average,
      contested: average !== null && isContested(average, school.settings.roundUpFrom),
    }
  },
})
