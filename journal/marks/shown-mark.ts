import type { MarkRecord } from '../../db/queries/marks/mark-record'
import type { LocalDate, MarkId, SubjectId } from '../ids'
import { codeMeaning, type CodeMeaning } from './code-meaning'

/** A grade or the word that stands in its place; `text` only for codes that have no word of their own. */
export type MarkValue =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'word'; readonly word: CodeMeaning; readonly text: string | null }

/** A mark as a family reads it. */
export interface ShownMark {
  readonly markId: MarkId
  readonly subjectId: SubjectId
  readonly subject: string
  readonly day: LocalDate
  readonly mark: MarkValue
  readonly weight: number
  /** The kind of work, when it weighs more or less than usual or bears a title. */
  readonly work: string | null
  readonly title: string | null
  /** Before the correction. */
  readonly previous: MarkValue | null
  readonly withdrawn: boolean
  /** Whether it goes into the average. */
  readonly counting: boolean
}

/** Reads a value or a code; null when there is neither. */
export const markValue = (value: number | null, code: string | null): MarkValue | null => {
  if (value !== null) return { kind: 'number', value }
  if (code === null) return null
  const word = codeMeaning(code)
  return { kind: 'word', word, text: word === 'unknown' ? code : null }
}

const absent: MarkValue = { kind: 'word', word: 'unknown', text: '' }

/** Turns a stored mark into what a family reads. */
export const shownMark = (record: MarkRecord): ShownMark => ({
  markId: record.markId,
  subjectId: record.subjectId,
  subject: record.subject,
  day: record.day,
  mark: markValue(record.value, record.code) ?? absent,
  weight: record.weight,
  work: record.weight !== 1 || record.title !== null ? record.workType : null,
  title: record.title,
  previous: markValue(record.previousValue, record.previousCode),
  withdrawn: record.withdrawn,
  counting: record.value !== null && record.counts && !record.withdrawn && record.weight > 0,
})
