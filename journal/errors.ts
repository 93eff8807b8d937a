/**
 * Why an operation was refused. Every code has a sentence in locales/<language>/errors.json and an HTTP status in the API.
 * Absent and forbidden are one code, so that nobody learns what exists.
 */
export const errorCodes = [
  'not_found',
  'invalid_input',
  'conflict',
  /** Wrong, used, expired and revoked codes alike. */
  'code_refused',
  'too_many_attempts',
  'guardian_code_on_pupil_account',
  'already_linked',
  /** A pupil below the school's age comes before any guardian's consent. */
  'guardian_consent_first',
  /** The school keeps consents on paper and no number is recorded for this person. */
  'paper_consent_missing',
  'required_consent_items',
  'ticket_expired',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** One field that was refused, and why, for whoever sent it. */
export interface FieldProblem {
  readonly path: string
  readonly message: string
}

export interface ErrorDetails {
  /** Values for the sentence: dates, counts; never names. */
  readonly params?: Readonly<Record<string, string | number>>
  readonly fields?: readonly FieldProblem[]
  /** For the log only. */
  readonly internal?: string
}

/** An expected refusal: told to the person in their language, never logged as a failure. */
export class JournalError extends Error {
  readonly params: Readonly<Record<string, string | number>>
  readonly fields: readonly FieldProblem[]

  constructor(
    readonly code: ErrorCode,
    { params = {}, fields = [], internal }: ErrorDetails = {},
  ) {
    super(internal ?? code)
    this.name = 'JournalError'
    this.params = params
    this.fields = fields
  }
}
