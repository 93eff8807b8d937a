import { z } from 'zod'
import { lockApiKey, markApiKeyRevoked } from '../../db/queries/access/api-keys'
import { id } from '../ids'
import { write } from '../operation'
import { managesApiKeys } from './policy'

/** Revokes an API key at once; one that is revoked already stays so. */
export const revokeApiKey = write({
  name: 'revoke-api-key',
  input: z.strictObject({ id }),
  load: async ({ tx, input }) => (await tx.run(lockApiKey, [input.id]))[0] ?? null,
  allow: (actor, { schoolId }) => managesApiKeys(actor, schoolId),
  async execute({ tx, subject, now }) {
    if (!subject.revokedAt) await tx.run(markApiKeyRevoked, [subject.id, now])
    const { schoolId } = subject
    return {
      result: { id: subject.id },
      audit: subject.revokedAt
        ? []
        : [{ schoolId, subjectKind: 'api_key', subjectId: subject.id, after: { revoked: true } }],
    }
  },
})
