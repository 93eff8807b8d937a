import { z } from 'zod'
import { lockLinksOfPerson } from '../../db/queries/access/accounts'
import { withdrawConsents } from '../../db/queries/access/consents'
import { dropChildLabels } from '../../db/queries/access/people'
import { id } from '../ids'
import { write } from '../operation'
import { isOwnPerson } from '../people/policy'
import { endAccess, eraseAccounts, forgetChannelData } from './end-access'
import { loadAccessPerson } from './person'

/**
 * Withdraws everything a person consented to at a school (A4; S3 Прил. 2): messages stop at once, every account of the person
 * there is unlinked, and what was kept for the channel is destroyed in the same moment; the records of the consents stay,
 * with both instants. Staff lose what they saw as parents and keep their access to work.
 */
export const withdrawConsent = write({
  name: 'withdraw-consent',
  input: z.strictObject({ personId: id }),
  load: ({ tx, input, now }) => loadAccessPerson(tx, input.personId, now),
  allow: (actor, { person }) => isOwnPerson(actor, person.personId),
  async execute({ tx, subject: { person, role }, now }) {
    const schoolId = person.school.id
    const links = await tx.run(lockLinksOfPerson, [person.personId])
    const withdrawn = await tx.run(withdrawConsents, [person.personId, null, null, now])
    await tx.run(dropChildLabels, [person.personId])
    const accountIds = links.map(({ accountId }) => accountId)
    const staysLinked = role === 'staff'
    if (staysLinked) await forgetChannelData(tx, schoolId, accountIds)
    else await endAccess(tx, schoolId, links, 'withdrawn', now)
    const erased = staysLinked ? [] : await eraseAccounts(tx, accountIds)
    const numbers = [...new Set(withdrawn.map(({ number }) => number))]
    return {
      result: { consentNumbers: numbers, staysLinked },
      audit: [
        {
          schoolId,
          subjectKind: 'person',
          subjectId: person.personId,
          before: { consentNumbers: numbers, linkIds: links.map((link) => link.id) },
          after: {
            withdrawnConsentIds: withdrawn.map((consent) => consent.id),
            destroyedAt: now.toISOString(),
            unlinked: !staysLinked,
            erasedAccountIds: erased,
          },
        },
      ],
    }
  },
})
