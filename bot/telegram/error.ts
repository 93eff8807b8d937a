/**
 * What an error of the Bot API means for whoever called.
 * `unreachable`: this person or chat cannot be written to. `message_gone`: the message cannot be edited any more.
 * `wait`: too fast. `temporary`: not done, worth another try. `unknown`: it may have been done. `markup`: our formatting is
 * broken. `refused`: no try will help.
 */
export type TelegramErrorKind =
  'unreachable' | 'message_gone' | 'wait' | 'temporary' | 'unknown' | 'markup' | 'refused'

export interface TelegramErrorDetails {
  readonly kind: TelegramErrorKind
  readonly method: string
  /** The HTTP status or error_code; 0 when no answer came. */
  readonly code: number
  readonly description: string
  /** Seconds of silence that were asked for. */
  readonly retryAfter?: number
}

/** A call that failed; holds neither the token nor what was sent. */
export class TelegramError extends Error {
  readonly kind: TelegramErrorKind
  readonly method: string
  readonly code: number
  readonly description: string
  readonly retryAfter: number

  constructor({ kind, method, code, description, retryAfter = 0 }: TelegramErrorDetails) {
    super(`${method}: ${code} ${description}`)
    this.name = 'TelegramError'
    this.kind = kind
    this.method = method
    this.code = code
    this.description = description
    this.retryAfter = retryAfter
  }
}

const unreachable =
  /bot was blocked|user is deactivated|bot was kicked|chat not found|bot can't initiate|PEER_ID_INVALID/i
const messageGone =
  /message to edit not found|message can't be edited|message is inaccessible|MESSAGE_ID_INVALID/i

/** Answers that mean the wish is already fulfilled or no longer matters; the call then gives `true`. */
const benign = [
  /message is not modified/i,
  /query is too old/i,
  /query id is invalid/i,
  /message to delete not found/i,
  /message can't be deleted/i,
]

/** Whether a refusal says that there was nothing left to do. */
export const isBenign = (description: string): boolean => benign.some((pattern) => pattern.test(description))

/** Sorts an answer of the Bot API that is not ok. */
export function kindOf(code: number, description: string): TelegramErrorKind {
  if (code === 429) return 'wait'
  if (code >= 500) return 'temporary'
  const forbidden = code === 403 && !/not enough rights/i.test(description)
  if (forbidden || unreachable.test(description)) return 'unreachable'
  if (messageGone.test(description)) return 'message_gone'
  if (/can't parse entities/i.test(description)) return 'markup'
  return 'refused'
}

const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** Makes an error of a connection that broke: before the request left nothing was done, afterwards nobody knows. */
export function connectionError(method: string, error: unknown): TelegramError {
  const code = (error as { code?: unknown }).code
  const name = typeof code === 'string' ? code : 'connection broke'
  return new TelegramError({
    kind: beforeSending.has(name) ? 'temporary' : 'unknown',
    method,
    code: 0,
    description: name,
  })
}
