import { z } from 'zod'
import { endConsentsOfLeavers, leaverLinks, type LeaverLink } from '../../db/queries/access/leavers'
import { write } from '../operation'
import { endAccess, eraseAccounts } from './end-access'
import { isOwnProgram } from './policy'

/**
 * Days after which nothing of a leaver is held for the messenger: the ten working days of S3 Прил. 2. Reading ends on the
 * day of leaving itself; until then they are told why (S0 3.7.1; S4 4.3.6).
 */
export const leaverDays = 14

/** Ends the links of those who left, and forgets who stood behind accounts that are linked nowhere else (A7). */
export const endLeaversAccess = write({
  name: 'end-leavers-access',
  input: z.strictObject({}),
  load: async ({ tx, now }): Promise<readonly LeaverLink[]> => tx.run(leaverLinks, [now, leaverDays]),
  allow: isOwnProgram,
  async execute({ tx, subject: links, now }) {
    const schools = new Set(links.map(({ schoolId }) => schoolId))
    for (const schoolId of schools) {
      const own = links.filter((link) => link.schoolId === schoolId)
      await endAccess(tx, schoolId, own, 'left', now)
    }
    const consents = await tx.run(endConsentsOfLeavers, [links.map(({ personId }) => personId), now])
    const erased = await eraseAccounts(
      tx,
      links.map(({ accountId }) => accountId),
    )
    return {
      result: { ended: links.length, consents: consents.length, erased: erased.length },
      audit: links.map(({ id, schoolId, accountId, personId }) => ({
        schoolId,
        subjectKind: 'account_link',
        subjectId: id,
        before: { accountId, personId },
        after: { reason: 'left', erased: erased.includes(accountId) },
      })),
    }
  },
})
