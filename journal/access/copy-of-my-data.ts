import { z } from 'zod'
import { myData, type MyDataRecord } from '../../db/queries/access/my-data'
import { JournalError } from '../errors'
import { read } from '../operation'

/** Everything kept about one account and its people. */
export type MyData = MyDataRecord

/**
 * Gathers everything that is kept about the account that asks and about the people it stands for, to be handed over as a
 * file. A guardian gets what is theirs; a child's marks are read with the journal's own questions.
 */
export const copyOfMyData = read({
  name: 'copy-of-my-data',
  input: z.strictObject({}),
  scope: (actor) => (actor.kind === 'account' ? { accountId: actor.accountId } : null),
  async select({ db, scope, now }): Promise<MyData> {
    const [row] = await db.run(myData, [scope.accountId, now])
    if (!row) throw new JournalError('not_found')
    return row.data
  },
})
