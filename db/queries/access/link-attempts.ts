import { statement } from '../../connection'

/** Lets one try of a user be judged at a time, also before any is recorded. Values: the user's keyed hash. */
export const lockAttempts = statement<never>(
  'lock-attempts',
  `select pg_advisory_xact_lock(hashtextextended(encode($1::bytea, 'hex'), 1))`,
)

/** Values: the user's keyed hash. */
export const readAttempts = statement<{ failures: number; lastFailedAt: Date; nextAllowedAt: Date }>(
  'read-attempts',
  `select failures, last_failed_at as "lastFailedAt", next_allowed_at as "nextAllowedAt"
   from link_attempts where user_hash = $1`,
)

/** Values: the user's keyed hash, failures, when the last was, when the next try is allowed. */
export const saveAttempts = statement<never>(
  'save-attempts',
  `insert into link_attempts (user_hash, failures, last_failed_at, next_allowed_at) values ($1, $2, $3, $4)
   on conflict (user_hash) do update set failures = excluded.failures, last_failed_at = excluded.last_failed_at,
     next_allowed_at = excluded.next_allowed_at`,
)

/** Values: the user's keyed hash. */
export const forgetAttempts = statement<never>(
  'forget-attempts',
  `delete from link_attempts where user_hash = $1`,
)

/** How many users tried wrong codes since an instant, and how often. Values: that instant. */
export const wrongTriesSince = statement<{ users: number; failures: number }>(
  'wrong-tries-since',
  `select count(*)::int as users, coalesce(sum(failures), 0)::int as failures
   from link_attempts where last_failed_at >= $1`,
)
