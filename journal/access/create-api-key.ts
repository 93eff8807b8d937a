import { z } from 'zod'
import { insertApiKey } from '../../db/queries/access/api-keys'
import { schoolDay } from '../../db/queries/access/consents'
import { apiScopes } from '../actor'
import { id, instant } from '../ids'
import { oneLine } from '../one-line'
import { write } from '../operation'
import { generateApiKey, hashApiKey } from './api-keys'
import { managesApiKeys } from './policy'

/** A key as its maker gets it, once. */
export interface CreatedApiKey {
  readonly id: string
  /** Null when the same request is repeated, because keys are kept nowhere: revoke it and make another then. */
  readonly key: string | null
}

/** Makes an API key for one school, or for all of them; only its hash is stored. */
export const createApiKey = write({
  name: 'create-api-key',
  input: z.strictObject({
    name: oneLine(100),
    schoolId: id.nullable().default(null),
    scopes: z.array(z.enum(apiScopes)).min(1).max(apiScopes.length),
    expiresAt: instant.nullable().default(null),
  }),
  async load({ tx, input, now }) {
    if (input.schoolId === null) return { schoolId: null }
    const [school] = await tx.run(schoolDay, [input.schoolId, now])
    return school ? { schoolId: school.id } : null
  },
  allow: (actor, { schoolId }) => managesApiKeys(actor, schoolId),
  async execute({ tx, subject: { schoolId }, input, now }) {
    const key = generateApiKey()
    const { name, scopes, expiresAt } = input
    const [stored] = await tx.run(insertApiKey, [schoolId, name, hashApiKey(key), scopes, now, expiresAt])
    if (!stored) throw new Error('The API key was not stored')
    const result: CreatedApiKey = { id: stored.id, key }
    return {
      result,
      audit: [{ schoolId, subjectKind: 'api_key', subjectId: stored.id, after: { scopes, expiresAt } }],
    }
  },
  remember: (result) => ({ ...result, key: null }),
})
