import { z } from 'zod'
import { createApiKey } from '../../../journal/access/create-api-key'
import { listApiKeys } from '../../../journal/access/list-api-keys'
import { revokeApiKey } from '../../../journal/access/revoke-api-key'
import { apiScopes } from '../../../journal/actor'
import { id, instant } from '../../../journal/ids'
import { oneLine } from '../../../journal/one-line'
import { idParams, pageOf, route } from '../../route'
import { firstTold } from '../link-codes/issued'

const scopes = z
  .array(z.enum(apiScopes))
  .min(1)
  .max(apiScopes.length)
  .describe(
    'schools: schools and settings; people: classes, people, pupils, guardianships, staff; the others: what they say',
  )

const newKey = z.strictObject({
  name: oneLine(100).describe('Who uses the key'),
  schoolId: id.nullable().default(null).describe('The only school the key reaches; null: all'),
  scopes,
  expiresAt: instant.nullable().default(null),
})

const listedKey = z.object({
  id,
  schoolId: id.nullable(),
  name: z.string(),
  scopes: z.array(z.string()).readonly(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  lastUsedOn: z.string().nullable(),
})

/** Keys to this API; only the bootstrap key of the environment makes, lists and revokes them. */
export const apiKeyRoutes = [
  route({
    method: 'post',
    path: '/api-keys',
    summary: 'Make an API key',
    description:
      'Only with the bootstrap key. The key is told this once: a repeat with the same `Idempotency-Key` answers 409.',
    body: newKey,
    status: 201,
    result: z.object({ id, key: z.string() }),
    async handle({ journal, caller, body }) {
      const made = await createApiKey(journal, caller, body)
      return { id: made.id, key: firstTold(made.key, 'key') }
    },
  }),
  route({
    method: 'get',
    path: '/api-keys',
    summary: 'List API keys, without the keys themselves',
    query: z.strictObject({ schoolId: id.optional() }),
    status: 200,
    result: pageOf(listedKey),
    async handle({ journal, caller, query }) {
      const keys = await listApiKeys(journal, caller, query)
      const items = keys.map((key) => ({
        ...key,
        createdAt: key.createdAt.toISOString(),
        expiresAt: key.expiresAt?.toISOString() ?? null,
        revokedAt: key.revokedAt?.toISOString() ?? null,
      }))
      return { items, next: null }
    },
  }),
  route({
    method: 'delete',
    path: '/api-keys/{id}',
    summary: 'Revoke an API key at once',
    params: idParams,
    status: 204,
    async handle({ journal, caller, params }) {
      await revokeApiKey(journal, caller, params)
      return undefined
    },
  }),
]
