import { z } from 'zod'
import { revokeUnusedCodes } from '../../db/queries/access/link-codes'
import { lockPeople } from '../../db/queries/access/people'
import { JournalError } from '../errors'
import { id } from '../ids'
import { write } from '../operation'
import { consentNeeded } from './consent-needed'
import { expiryOf, linkCodeDays, storeNewCodes } from './new-codes'
import { loadAccessPerson } from './person'
import { managesAccessOf } from './policy'

/** A code as its issuer gets it, once. */
export interface IssuedLinkCode {
  readonly id: string
  /** `XXXX-XXXX-XXXX`; null when the same request is repeated, because codes are kept nowhere: issue another then. */
  readonly code: string | null
  readonly expiresAt: string
}

/**
 * Issues a one-time code to a known person and revokes the ones they have not used (A2; S4 4.3.9).
 * @throws paper_consent_missing when the school keeps consents on paper and none is recorded
 * @throws invalid_input for somebody to whom nothing would open: left, or a guardian of no child they may read about
 */
export const issueLinkCode = write({
  name: 'issue-link-code',
  input: z.strictObject({ personId: id, expiresInDays: linkCodeDays.optional() }),
  async load({ tx, input, now }) {
    await tx.run(lockPeople, [[input.personId]])
    return loadAccessPerson(tx, input.personId, now)
  },
  allow: (actor, { person }) => managesAccessOf(actor, person, 'codes'),
  async execute({ journal, tx, subject, input, now }) {
    const { person, role } = subject
    if (role === null) {
      const message = 'is no pupil, no member of staff and no guardian of a pupil of this school today'
      throw new JournalError('invalid_input', { fields: [{ path: 'personId', message }] })
    }
    if (consentNeeded(subject) === 'paper_missing') throw new JournalError('paper_consent_missing')
    const revoked = await tx.run(revokeUnusedCodes, [[person.personId], now])
    const expiresAt = expiryOf(person, now, input.expiresInDays)
    const [stored] = await storeNewCodes(journal, tx, [person], now, expiresAt)
    if (!stored) throw new Error('The code was not stored')
    const { id: codeId, code } = stored
    const result: IssuedLinkCode = { id: codeId, code, expiresAt: expiresAt.toISOString() }
    return {
      result,
      audit: [
        {
          schoolId: person.school.id,
          subjectKind: 'person',
          subjectId: person.personId,
          after: {
            linkCodeId: stored.id,
            expiresAt: expiresAt.toISOString(),
            revoked: revoked.map((code) => code.id),
          },
        },
      ],
    }
  },
  remember: (result) => ({ ...result, code: null }),
})
