import { z } from 'zod'
import { lockLinkCode, markLinkCodeRevoked } from '../../db/queries/access/link-codes'
import { JournalError } from '../errors'
import { id } from '../ids'
import { write } from '../operation'
import { loadAccessPerson } from './person'
import { managesAccessOf } from './policy'

/**
 * Revokes an unused code; one that is revoked already stays so.
 * @throws conflict when it has been used: unlink the account instead
 */
export const revokeLinkCode = write({
  name: 'revoke-link-code',
  input: z.strictObject({ id }),
  async load({ tx, input, now }) {
    const [code] = await tx.run(lockLinkCode, [input.id])
    const holder = code && (await loadAccessPerson(tx, code.personId, now))
    return code && holder ? { code, holder } : null
  },
  allow: (actor, { holder }) => managesAccessOf(actor, holder.person, 'codes'),
  async execute({ tx, subject: { code }, now }) {
    if (code.redeemedAt) throw new JournalError('conflict', { internal: 'the link code has been used' })
    if (!code.revokedAt) await tx.run(markLinkCodeRevoked, [code.id, now])
    return {
      result: { id: code.id },
      audit: code.revokedAt
        ? []
        : [
            {
              schoolId: code.schoolId,
              subjectKind: 'link_code',
              subjectId: code.id,
              after: { revoked: true },
            },
          ],
    }
  },
})
