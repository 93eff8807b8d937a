import { statement, type Connection } from './connection'
import { sweepConversations, sweepUpdates } from './queries/updates'

const sweeps = [
  sweepUpdates,
  sweepConversations,
  // Of people who are not, or no longer, anybody here not even the number stays.
  statement<never>(
    'sweep-lanes',
    `delete from lanes l where leased_until is null and conversation is null
       and not exists (select from accounts a where a.external_user_id = l.external_user_id)`,
  ),
  statement<never>('sweep-write-origins', `delete from write_origins where at < now() - interval '7 days'`),
  statement<never>(
    'sweep-view-tokens',
    `delete from view_tokens where expires_at < now() - interval '1 day'`,
  ),
  statement<never>(
    'sweep-link-attempts',
    `delete from link_attempts where next_allowed_at < now() - interval '7 days'`,
  ),
  statement<never>('sweep-send-pauses', `delete from send_pauses where until_at < now() - interval '1 hour'`),
  statement<never>(
    'sweep-outbox',
    `delete from outbox where state in ('sent', 'dead', 'cancelled') and settled_at < now() - interval '90 days'`,
  ),
]

/** Removes what is kept only for a while: served updates, abandoned questions, old origins, tokens, pauses, sent notices. */
export async function sweepDatabase(db: Connection): Promise<void> {
  for (const sweep of sweeps) await db.run<unknown>(sweep)
}
