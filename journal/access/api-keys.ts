import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { usableApiKey } from '../../db/queries/access/api-keys'
import { apiScopes, type ApiKeyActor, type ApiScope } from '../actor'
import type { Journal } from '../operation'

/** The fewest signs of a bootstrap key. */
export const minBootstrapKey = 32

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

/** The hash under which a key is stored; keys are long and random, so it needs no secret. */
export const hashApiKey = sha256

/** Makes a key: 32 random bytes behind a mark by which a leaked one is recognised. */
export const generateApiKey = (): string => `zvonok_${randomBytes(32).toString('base64url')}`

/**
 * Finds out whose key was presented.
 * @param bootstrapKey the environment's key with every scope, or null; a shorter one than 32 signs is never accepted
 * @returns null when no such key works now
 */
export async function authenticateApiKey(
  { db, clock }: Pick<Journal, 'db' | 'clock'>,
  presented: string,
  bootstrapKey: string | null,
): Promise<ApiKeyActor | null> {
  const usable = bootstrapKey !== null && bootstrapKey.length >= minBootstrapKey
  if (usable && timingSafeEqual(sha256(presented), sha256(bootstrapKey))) {
    return { kind: 'apiKey', keyId: null, schoolId: null, scopes: apiScopes }
  }
  const [key] = await db.run(usableApiKey, [hashApiKey(presented), clock.now()])
  if (!key) return null
  const scopes = apiScopes.filter((scope: ApiScope) => key.scopes.includes(scope))
  return { kind: 'apiKey', keyId: key.id, schoolId: key.schoolId, scopes }
}
