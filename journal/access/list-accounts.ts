import { z } from 'zod'
import { listedAccounts, type ListedAccount } from '../../db/queries/access/accounts'
import { id } from '../ids'
import { read } from '../operation'
import { accessScope } from './policy'

/** A page of linked accounts, the newest first. */
export interface AccountPage {
  readonly items: readonly ListedAccount[]
  /** Hand it in to go on; null at the end. */
  readonly nextCursor: string | null
}

/** Lists linked accounts: administrators and secretaries their school's, class teachers their class's. */
export const listAccounts = read({
  name: 'list-accounts',
  input: z.strictObject({
    schoolId: id.optional(),
    classId: id.optional(),
    personId: id.optional(),
    cursor: id.optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  scope: (actor, input) => accessScope(actor, 'accounts', input),
  async select({ db, scope, input, now }): Promise<AccountPage> {
    const { personId = null, cursor = null, limit } = input
    const values = [scope.schoolIds, scope.classIds, personId, cursor, limit + 1, now]
    const rows = await db.run(listedAccounts, values)
    const items = rows.slice(0, limit)
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.linkId ?? null) : null }
  },
})
