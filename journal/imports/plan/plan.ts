import { createHash } from 'node:crypto'
import type { ImportRows, ImportTable } from '../../../db/queries/imports/rows'
import type { LocalDate } from '../../ids'
import type { ProblemList } from '../problem'
import type { Draft } from './draft'
import type { ExternalIds } from './external-ids'

/** Short for a row of a table. */
export type RowOf<T extends ImportTable> = ImportRows[T]

/** What every step of planning an import works on. */
export interface Plan {
  readonly draft: Draft
  readonly ids: ExternalIds
  readonly list: ProblemList
  readonly zone: string
  readonly now: Date
  /** In the school's zone. */
  readonly today: LocalDate
  /** Answers to questions, by their ids. */
  readonly decisions: Readonly<Record<string, string>>
}

/** A question's id: stable for the same people in any order of files, and without their names. */
export const questionId = (kind: string, ...parts: readonly string[]): string =>
  `${kind}:${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 10)}`

/** Whether a range covers a day. */
export const holdsOn = (
  { fromOn, untilOn }: { readonly fromOn: LocalDate; readonly untilOn: LocalDate | null },
  day: LocalDate,
): boolean => fromOn <= day && (untilOn === null || day < untilOn)

/** The later of two days. */
export const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)

/** The earlier of two days. */
export const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b)

/** Groups rows by a key for repeated look-ups. */
export function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
