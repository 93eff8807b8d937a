import { statement } from '../../connection'
import { actorRecordSql, type ActorRecord } from '../actor'

/** Stores a one-time page. Values: token hash, account, operation, input, the present instant, the end. */
export const insertViewToken = statement<{ id: string }>(
  'insert-view-token',
  `insert into view_tokens (token_hash, account_id, operation, input, created_at, expires_at)
   values ($1, $2, $3, $4::jsonb, $5, $6) returning id::text`,
)

/** A page that may still be opened. */
export interface ViewTokenRecord {
  readonly id: string
  readonly accountId: string
  readonly operation: string
  readonly input: Record<string, unknown>
}

/** Finds and locks a page that is neither used nor out of date. Values: token hash, the present instant. */
export const lockViewToken = statement<ViewTokenRecord>(
  'lock-view-token',
  `select id::text, account_id::text as "accountId", operation, input from view_tokens
   where token_hash = $1 and used_at is null and expires_at > $2 for update`,
)

/** Marks a page as used, so that nobody opens it again. Values: id, the present instant. */
export const useViewToken = statement<never>(
  'use-view-token',
  `update view_tokens set used_at = $2 where id = $1`,
)

/** An account as it is known now. Values: account, the present instant. */
export const actorByAccount = statement<{
  actor: ActorRecord
  channel: 'telegram'
  externalUserId: string
}>(
  'actor-by-account',
  `select ${actorRecordSql('a', '$2::timestamptz')} as actor, a.channel, a.external_user_id as "externalUserId"
   from accounts a where a.id = $1`,
)
