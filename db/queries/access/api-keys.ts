import { statement } from '../../connection'

/** Values: school id or null, name, key hash, scopes, the present instant, expiry or null. */
export const insertApiKey = statement<{ id: string }>(
  'insert-api-key',
  `insert into api_keys (school_id, name, key_hash, scopes, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)
   returning id`,
)

/** Values: key id. */
export const lockApiKey = statement<{ id: string; schoolId: string | null; revokedAt: Date | null }>(
  'lock-api-key',
  `select id, school_id as "schoolId", revoked_at as "revokedAt" from api_keys where id = $1 for update`,
)

/** Values: key id, the present instant. */
export const markApiKeyRevoked = statement<never>(
  'mark-api-key-revoked',
  `update api_keys set revoked_at = $2 where id = $1`,
)

/** A key that works at the instant asked for; also notes the day of use. Values: key hash, the present instant. */
export const usableApiKey = statement<{ id: string; schoolId: string | null; scopes: string[] }>(
  'usable-api-key',
  `with noted as (
     update api_keys set last_used_on = ($2::timestamptz at time zone 'UTC')::date
     where key_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)
       and last_used_on is distinct from ($2::timestamptz at time zone 'UTC')::date)
   select id, school_id as "schoolId", scopes from api_keys
   where key_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
)

/** One API key in a list; the key itself is known only to its holder. */
export interface ListedApiKey {
  readonly id: string
  readonly schoolId: string | null
  readonly name: string
  readonly scopes: readonly string[]
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  readonly lastUsedOn: string | null
}

/** Values: school id, or null for all. */
export const listedApiKeys = statement<ListedApiKey>(
  'listed-api-keys',
  `select id, school_id as "schoolId", name, scopes, created_at as "createdAt", expires_at as "expiresAt",
     revoked_at as "revokedAt", last_used_on as "lastUsedOn"
   from api_keys where $1::bigint is null or school_id = $1 order by id`,
)
