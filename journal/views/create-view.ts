import { z } from 'zod'
import { insertViewToken } from '../../db/queries/views/tokens'
import { write } from '../operation'
import { readablePupils } from '../people/policy'
import { newToken, tokenHash } from './token'
import { viewNames } from './viewable'

const lifetimeMs = 10 * 60_000

/** An address part that shows one answer once. */
export interface CreatedView {
  /** Null in the answer to a repeat: the token itself is kept nowhere. */
  readonly token: string | null
  readonly expiresAt: string
}

/**
 * Makes a one-time page for privacy level `link`: the content never enters the messenger. It lives ten minutes, opens once,
 * and access is checked again when it is opened.
 */
export const createView = write({
  name: 'views.create',
  input: z.object({
    view: z.enum(viewNames),
    input: z.record(z.string().max(20), z.union([z.string().max(60), z.number(), z.boolean()])).default({}),
  }),
  load: async ({ actor }) => (actor.kind === 'account' ? { accountId: actor.accountId } : null),
  allow: (actor) => readablePupils(actor).length > 0,
  async execute({ journal, tx, subject: { accountId }, input: { view, input }, now }) {
    const token = newToken()
    const expiresAt = new Date(now.getTime() + lifetimeMs)
    const hash = tokenHash(journal.secretKey, token)
    const [row] = await tx.run(insertViewToken, [
      hash,
      accountId,
      view,
      JSON.stringify(input),
      now,
      expiresAt,
    ])
    const result: CreatedView = { token, expiresAt: expiresAt.toISOString() }
    return {
      result,
      audit: [{ schoolId: null, subjectKind: 'view', subjectId: row?.id ?? null, after: { view } }],
    }
  },
  remember: (result) => ({ ...result, token: null }),
})
