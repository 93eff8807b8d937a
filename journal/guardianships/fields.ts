import { z } from 'zod'
import { localDate } from '../ids'
import { oneLine } from '../one-line'

/** How an adult stands for a pupil. */
export const relation = z.enum(['mother', 'father', 'guardian', 'trustee', 'foster_parent', 'other'])

/** The paper behind a guardianship or its restriction. */
export const basis = oneLine(300).describe('The paper it rests on: «решение суда № … от …»')

/** A restriction as it is entered; `restrictedFrom: null` lifts it. */
export const restrictionFields = {
  restrictedFrom: localDate.nullable().describe('First day of the restriction; null lifts it'),
  restrictedUntil: localDate
    .nullable()
    .optional()
    .describe('The day after its last; null: until it is lifted'),
  restrictionBasis: basis.nullable().optional(),
}

interface Restriction {
  readonly restrictedFrom: string | null
  readonly restrictedUntil?: string | null | undefined
  readonly restrictionBasis?: string | null | undefined
}

/** A restriction needs its paper and an order of days; lifting needs neither. */
export const restrictionIsWhole = ({ value, issues }: z.core.ParsePayload<Restriction>): void => {
  const { restrictedFrom, restrictedUntil, restrictionBasis } = value
  const refuse = (path: keyof Restriction, message: string) =>
    issues.push({ code: 'custom', path: [path], message, input: value })
  if (restrictedFrom === null) {
    if (restrictedUntil) refuse('restrictedUntil', 'must be left out when the restriction is lifted')
    if (restrictionBasis) refuse('restrictionBasis', 'must be left out when the restriction is lifted')
    return
  }
  if (!restrictionBasis) refuse('restrictionBasis', 'is required: name the decision it rests on')
  if (restrictedUntil && restrictedUntil <= restrictedFrom) {
    refuse('restrictedUntil', 'must be after restrictedFrom')
  }
}
