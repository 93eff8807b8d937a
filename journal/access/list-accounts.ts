import { z } from 'zod'
import { linksOfPeople, listedAccounts, type ListedAccount } from '../../db/queries/access/accounts'
import { personsOf } from '../actor'
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
    const values = [scope.schoolId, scope.classIds, personId, cursor, limit + 1, now]
    const rows = await db.run(listedAccounts, values)
    const items = rows.slice(0, limit)
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.linkId ?? null) : null }
  },
})

/** An account of one's own. */
export interface OwnAccount extends Pick<ListedAccount, 'linkId' | 'schoolId' | 'personId' | 'linkedAt'> {
  /** Whether it is the account that asks. */
  readonly current: boolean
}

/** Lists every account that is linked to the same people as the one that asks (A5). */
export const listMyAccounts = read({
  name: 'list-my-accounts',
  input: z.strictObject({}),
  scope(actor) {
    if (actor.kind !== 'account') return null
    const personIds = personsOf(actor).map(({ personId }) => personId)
    return personIds.length > 0 ? { accountId: actor.accountId, personIds } : null
  },
  async select({ db, scope }): Promise<readonly OwnAccount[]> {
    const rows = await db.run(linksOfPeople, [scope.personIds])
    return rows.map(({ linkId, schoolId, personId, linkedAt, accountId }) => ({
      linkId,
      schoolId,
      personId,
      linkedAt,
      current: accountId === scope.accountId,
    }))
  },
})
