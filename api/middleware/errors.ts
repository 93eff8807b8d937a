import { randomBytes } from 'node:crypto'
import type { ErrorRequestHandler, RequestHandler } from 'express'
import { JournalError, type FieldProblem } from '../../journal/errors'
import { originField } from '../../journal/operation'
import { problemOf, sendProblem, type Problem } from '../problem'

/** Where unknown failures are written, with their reference. */
export interface ErrorLog {
  error(fields: object, message: string): void
}

/** What Express's own parts say when a request cannot even be read. */
const unreadable: Record<string, Problem> = {
  'entity.parse.failed': {
    status: 400,
    code: 'malformed_json',
    title: 'Malformed JSON',
    detail: 'The body is not valid JSON.',
  },
  'entity.too.large': {
    status: 413,
    code: 'body_too_large',
    title: 'Body too large',
    detail: 'A request may have at most 1 MB. Send it in smaller parts.',
  },
  'entity.media.unsupported': {
    status: 415,
    code: 'unsupported_media_type',
    title: 'Not JSON',
    detail: 'Send the body as JSON with the header «Content-Type: application/json».',
  },
}

/** A body of another kind than JSON. */
export class UnreadableBody extends Error {
  readonly type = 'entity.media.unsupported'
}

/** What the core calls the origin of a write came as a header. */
const asSent = (problem: FieldProblem): FieldProblem =>
  problem.path === originField ? { ...problem, path: 'Idempotency-Key' } : problem

/** What is wrong with a request that Express's own parts refused to read; null when the failure is ours. */
function unreadableProblem(error: unknown): Problem | null {
  const { type = '', status = 500 } = (error ?? {}) as { type?: string; status?: number }
  const known = unreadable[type]
  if (known) return known
  if (status < 400 || status > 499) return null
  const detail = 'The request cannot be read. Check its address, its headers and the encoding of its body.'
  return { status, code: 'bad_request', title: 'Bad request', detail }
}

/** The only place where failures of the API become answers: refusals by their code, anything else with a reference. */
export const errorHandler =
  (log: ErrorLog): ErrorRequestHandler =>
  (error: unknown, _req, res, _next) => {
    if (error instanceof JournalError) {
      sendProblem(res, problemOf(error.code, error.fields.map(asSent)))
      return
    }
    const problem = unreadableProblem(error)
    if (problem) {
      sendProblem(res, problem)
      return
    }
    const reference = randomBytes(4).toString('hex')
    log.error({ reference, err: error }, 'a request failed')
    sendProblem(res, {
      status: 500,
      code: 'internal',
      title: 'Something went wrong',
      detail: `Nothing was changed. Try again; if it happens again, tell the operator the reference ${reference}.`,
    })
  }

/** Answers whatever no route took. */
export const notFoundHandler: RequestHandler = (_req, res) => {
  sendProblem(res, problemOf('not_found'))
}
