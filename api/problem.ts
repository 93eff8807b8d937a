import type { Response } from 'express'
import type { ErrorCode, FieldProblem } from '../journal/errors'

/** An answer of RFC 9457: what went wrong, in words and as a stable `code`. */
export interface Problem {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors?: readonly FieldProblem[]
}

interface Kind {
  readonly status: number
  readonly title: string
  readonly detail: string
}

/** Every refusal of the core as HTTP tells it; a new code does not compile until it has a place here. */
const kinds: Record<ErrorCode, Kind> = {
  not_found: {
    status: 404,
    title: 'Not found',
    detail: 'There is nothing here that this key may see. Check the id and the key.',
  },
  invalid_input: {
    status: 422,
    title: 'Invalid input',
    detail: 'Some fields cannot be accepted; `errors` lists each with its reason.',
  },
  conflict: {
    status: 409,
    title: 'Conflict',
    detail: 'This contradicts what is already recorded. Read the record again before you change it.',
  },
  code_refused: { status: 422, title: 'Code refused', detail: 'The code is not valid. Issue a new one.' },
  too_many_attempts: { status: 429, title: 'Too many attempts', detail: 'Wait before the next attempt.' },
  guardian_code_on_pupil_account: {
    status: 409,
    title: 'Wrong account',
    detail: 'A guardian’s code cannot be used by that pupil’s account.',
  },
  already_linked: {
    status: 409,
    title: 'Already linked',
    detail: 'This account is linked to that person already.',
  },
  guardian_consent_first: {
    status: 409,
    title: 'Guardian’s consent first',
    detail:
      'This pupil is below the school’s age of own consent: a guardian’s consent must be recorded first.',
  },
  paper_consent_missing: {
    status: 409,
    title: 'Consent not recorded',
    detail:
      'This school keeps consents on paper: record the number of this person’s consent before you issue a code.',
  },
  required_consent_items: {
    status: 422,
    title: 'Required items missing',
    detail: 'The consent must cover every item that the school requires.',
  },
  ticket_expired: { status: 409, title: 'Expired', detail: 'Too much time has passed. Begin again.' },
}

/** The problem document of a refusal by the core. */
export function problemOf(code: ErrorCode, fields: readonly FieldProblem[] = []): Problem {
  return { code, ...kinds[code], ...(fields.length > 0 && { errors: fields }) }
}

/** Answers a request with a problem document. */
export function sendProblem(res: Response, problem: Problem): void {
  res
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', ...problem }))
}
