import { z } from 'zod'
import { myData, type MyDataRecord } from '../../db/queries/access/my-data'
import { JournalError } from '../errors'
import { read } from '../operation'
import { readablePupils } from '../people/policy'
import type { ConsentItem } from '../settings'

/** Everything kept about one account and its people. */
export type MyData = MyDataRecord

/**
 * Gathers everything that is kept about the account that asks and about the people it stands for, to be handed over as a
 * file. A guardian gets what is theirs; a child's marks are read with the journal's own questions. A pupil's own marks and
 * absences are in it while they are consented to (A4), and a child is named to those who stand for it today (A6).
 */
export const copyOfMyData = read({
  name: 'copy-of-my-data',
  input: z.strictObject({}),
  scope(actor) {
    if (actor.kind !== 'account') return null
    const themself = readablePupils(actor).filter(({ child, items }) => !child && items.has('basics'))
    const consentedTo = (item: ConsentItem) =>
      themself.filter(({ items }) => items.has(item)).map(({ pupilId }) => pupilId)
    return {
      accountId: actor.accountId,
      marks: consentedTo('marks'),
      attendance: consentedTo('attendance'),
    }
  },
  async select({ db, scope, now }): Promise<MyData> {
    const [row] = await db.run(myData, [scope.accountId, now, scope.marks, scope.attendance])
    if (!row) throw new JournalError('not_found')
    return row.data
  },
})
