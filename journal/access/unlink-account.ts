import { z } from 'zod'
import { lockLink } from '../../db/queries/access/accounts'
import { id } from '../ids'
import { write } from '../operation'
import { isOwnPerson } from '../people/policy'
import { endAccess } from './end-access'
import { loadAccessPerson } from './person'
import { managesAccessOf } from './policy'

/**
 * Ends the link of one account: of one's own from any of one's own accounts, of others by those who manage their access
 * (A5; S4 4.3.13, 4.4.8). Consents stay in force: they are the person's, not the account's.
 */
export const unlinkAccount = write({
  name: 'unlink-account',
  input: z.strictObject({ linkId: id }),
  async load({ tx, input, now }) {
    const [link] = await tx.run(lockLink, [input.linkId])
    const holder = link && (await loadAccessPerson(tx, link.personId, now))
    return link && holder ? { link, holder } : null
  },
  allow: (actor, { link, holder }) =>
    isOwnPerson(actor, link.personId) || managesAccessOf(actor, holder.person, 'accounts'),
  async execute({ tx, actor, subject: { link }, now }) {
    const self = actor.kind === 'account' && actor.accountId === link.accountId
    const own = isOwnPerson(actor, link.personId) ? 'other_account' : 'school'
    const reason = self ? 'self' : own
    await endAccess(tx, link.schoolId, [link], reason, now)
    return {
      result: { linkId: link.id, reason },
      audit: [
        {
          schoolId: link.schoolId,
          subjectKind: 'account_link',
          subjectId: link.id,
          before: { personId: link.personId, accountId: link.accountId },
          after: { reason },
        },
      ],
    }
  },
})
