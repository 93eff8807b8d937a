import { z } from 'zod'
import { linksOfPeople, type ListedAccount } from '../../db/queries/access/accounts'
import { personsOf } from '../actor'
import { read } from '../operation'

/** An account of one's own. */
export interface OwnAccount extends Pick<
  ListedAccount,
  'linkId' | 'accountId' | 'schoolId' | 'personId' | 'linkedAt'
> {
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
      accountId,
      schoolId,
      personId,
      linkedAt,
      current: accountId === scope.accountId,
    }))
  },
})
