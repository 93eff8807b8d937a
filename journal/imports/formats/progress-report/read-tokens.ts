import type { AbsenceReason, Presence } from '../../../../db/queries/imports/rows'
import { fold } from '../school-names'

/** What an attendance letter means. */
export interface AttendanceMeaning {
  readonly presence: Presence
  readonly reason: AbsenceReason
}

/** A mark as a number or, of an entry without one, its code. */
export type EnteredMark = { readonly value: number } | { readonly code: string }

/** What one cell holds, in the order written. */
export interface CellContent {
  /** Each group is one work; «3/4» is one work with two marks. */
  readonly works: readonly (readonly EnteredMark[])[]
  readonly attendance: readonly AttendanceMeaning[]
  readonly unknown: readonly string[]
}

const standard: Readonly<Record<string, AttendanceMeaning>> = {
  Н: { presence: 'absent', reason: 'unexcused' },
  О: { presence: 'late', reason: 'unknown' },
  Б: { presence: 'absent', reason: 'ill' },
  У: { presence: 'absent', reason: 'excused' },
}
const byWord: readonly (readonly [RegExp, AttendanceMeaning])[] = [
  [/^неуваж/, { presence: 'absent', reason: 'unexcused' }],
  [/^уваж/, { presence: 'absent', reason: 'excused' }],
  [/^опозд/, { presence: 'late', reason: 'unknown' }],
  [/^(болезнь|болел|по болезни)/, { presence: 'absent', reason: 'ill' }],
]
const lookalikes: Readonly<Record<string, string>> = { H: 'Н', O: 'О', B: 'Б', Y: 'У', b: 'Б' }
const codes: Readonly<Record<string, string>> = {
  'н/а': 'н/а',
  осв: 'осв',
  зач: 'зач',
  зачет: 'зач',
  незач: 'незач',
  незачет: 'незач',
  '.': '.',
  '•': '.',
}

/** Letters of a report and what they mean: its own legend over the usual ones, the school's own over both. */
export type Legend = ReadonlyMap<string, AttendanceMeaning>

/** The form in which a letter stands in a legend: capital, Russian. */
export const legendKey = (letter: string): string => lookalikes[letter] ?? letter.toUpperCase()

/** The usual letters: Н without good reason, О late, Б ill, У with good reason. */
export const standardLegend: Legend = new Map(Object.entries(standard))

/** What a legend's word says of a letter; null when the word is unknown. */
export const legendMeaning = (word: string): AttendanceMeaning | null =>
  byWord.find(([pattern]) => pattern.test(fold(word)))?.[1] ?? null

/** A mark: 0 to 5, or a code such as «н/а» and «зач»; null for anything else. */
export function readMark(text: string): EnteredMark | null {
  if (/^[0-5]$/.test(text)) return { value: Number(text) }
  const key = fold(text)
  const code = codes[key] ?? codes[key.replace(/(?<=.)\.$/, '')]
  return code ? { code } : null
}

/**
 * Reads a cell's tokens: parted by white space and, within one work, by «/».
 * Attendance and marks may stand together («Б 3»).
 */
export function readCell(text: string, legend: Legend): CellContent {
  const works: EnteredMark[][] = []
  const attendance: AttendanceMeaning[] = []
  const unknown: string[] = []
  for (const token of text.split(/\s+/).filter(Boolean)) {
    const whole = readMark(token)
    const parts = whole ? [token] : token.split('/').filter(Boolean)
    const work: EnteredMark[] = []
    for (const part of parts) {
      const mark = readMark(part)
      const meaning = mark ? undefined : legend.get(legendKey(part))
      if (mark) work.push(mark)
      else if (meaning) attendance.push(meaning)
      else unknown.push(part)
    }
    if (work.length > 0) works.push(work)
  }
  return { works, attendance, unknown }
}
