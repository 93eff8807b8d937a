import { JournalError } from '../../../journal/errors'

/** Makes the address that opens the bot with a code. */
export type DeepLink = (code: string) => string

/**
 * The code of an answer that is given for the first time.
 * @throws conflict for a repeat of the request: the code was told once and is kept nowhere
 */
export function firstTold(secret: string | null, what: 'code' | 'key'): string {
  if (secret !== null) return secret
  const message = `the ${what} of this request was told in its first answer and is kept nowhere; revoke it and ask with a new Idempotency-Key`
  throw new JournalError('conflict', { fields: [{ path: 'Idempotency-Key', message }] })
}
