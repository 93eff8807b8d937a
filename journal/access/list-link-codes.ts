import { z } from 'zod'
import { listedLinkCodes, type ListedLinkCode } from '../../db/queries/access/link-codes'
import { id } from '../ids'
import { read } from '../operation'
import { accessScope } from './policy'

/** A page of codes, the newest first. */
export interface LinkCodePage {
  readonly items: readonly ListedLinkCode[]
  /** Hand it in to go on; null at the end. */
  readonly nextCursor: string | null
}

/** Lists issued codes without the codes themselves: administrators and secretaries their school's, class teachers their class's. */
export const listLinkCodes = read({
  name: 'list-link-codes',
  input: z.strictObject({
    schoolId: id.optional(),
    classId: id.optional(),
    state: z.enum(['unused', 'redeemed', 'revoked', 'expired']).optional(),
    cursor: id.optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  scope: (actor, input) => accessScope(actor, 'codes', input),
  async select({ db, scope, input, now }): Promise<LinkCodePage> {
    const { state = null, cursor = null, limit } = input
    const rows = await db.run(listedLinkCodes, [
      scope.schoolIds,
      scope.classIds,
      state,
      cursor,
      limit + 1,
      now,
    ])
    const items = rows.slice(0, limit)
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
  },
})
