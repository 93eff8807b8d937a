import { statement } from '../connection'
import type { AccountLinkId, SchoolId } from '../values'
import { actorRecordSql, type ActorRecord } from './actor'

/** How long a message may be on its way before another sender takes it over. */
const leaseSeconds = 120

/** One row that is being sent; `actor` is null when its link is gone. */
export interface ClaimedRow {
  readonly id: string
  readonly schoolId: SchoolId
  readonly linkId: AccountLinkId
  readonly template: string
  readonly params: Readonly<Record<string, string>>
  readonly mergeKey: string | null
  readonly importance: 'important' | 'normal' | 'bulk'
  readonly attempts: number
  readonly actor: ActorRecord | null
  readonly externalUserId: string | null
  readonly unreachable: boolean | null
}

/** The order of sending, as the index of due rows has it. */
const rank = `(case importance when 'important' then 0 when 'normal' then 1 else 2 end)`

/**
 * Marks due messages as being sent, with everything due that shares their recipient and merge key, and reads the recipients;
 * expired ones are cancelled on the way. Nothing is claimed while the whole bot is to be silent.
 * Values: holder, the present instant, how many, bot id.
 */
export const claimOutbox = statement<ClaimedRow>(
  'claim-outbox',
  `with heads as (
     select id, account_link_id, merge_key from outbox
     where state in ('held', 'ready') and not_before <= $2
       and not exists (select from send_pauses p where p.bot_id = $4 and p.scope = 'bot' and p.until_at > now())
     order by ${rank}, not_before, id limit $3
     for update skip locked
   ), merged as (
     select o.id from outbox o
     where o.state in ('held', 'ready') and o.not_before <= $2
       and (o.account_link_id, o.merge_key) in (select account_link_id, merge_key from heads where merge_key is not null)
     for update skip locked
   ), taken as (
     update outbox set
       state = case when expires_at <= $2 then 'cancelled' else 'sending' end,
       settled_at = case when expires_at <= $2 then $2 end,
       holder = $1, leased_until = now() + interval '${leaseSeconds} seconds', attempts = attempts + 1
     where id in (select id from heads union select id from merged)
     returning id, school_id, account_link_id, template, params, merge_key, importance, attempts, state, not_before
   )
   select t.id, t.school_id as "schoolId", t.account_link_id as "linkId", t.template, t.params, t.merge_key as "mergeKey",
     t.importance, t.attempts, r.actor, r.external_user_id as "externalUserId", r.unreachable
   from taken t left join lateral (
     select a.external_user_id, a.unreachable_at is not null as unreachable, ${actorRecordSql('a', '$2::timestamptz')} as actor
     from account_links k join accounts a on a.id = k.account_id
     where k.id = t.account_link_id and k.unlinked_at is null) r on true
   where t.state = 'sending'
   order by ${rank}, t.not_before, t.id`,
)

/**
 * Records how messages ended. Values: JSON array of `{ids, state, retryAt, reason, possiblyDoubled, unreachable, uncounted}`,
 * holder, the present instant.
 */
export const settleOutbox = statement<never>(
  'settle-outbox',
  `with settled as (
     select * from jsonb_to_recordset($1::jsonb) as s (ids bigint[], state text, "retryAt" timestamptz, reason text,
       "possiblyDoubled" boolean, unreachable boolean, uncounted boolean)
   ), done as (
     update outbox o set
       state = s.state, not_before = coalesce(s."retryAt", o.not_before), last_error = s.reason,
       possibly_doubled = o.possibly_doubled or coalesce(s."possiblyDoubled", false),
       attempts = o.attempts - case when s.uncounted then 1 else 0 end,
       holder = null, leased_until = null, settled_at = case when s.state = 'ready' then null else $3::timestamptz end
     from settled s
     where o.id = any (s.ids) and o.holder = $2 and o.state = 'sending'
     returning o.account_link_id, s.unreachable
   )
   update accounts set unreachable_at = $3::timestamptz
   where unreachable_at is null and id in (
     select k.account_id from done d join account_links k on k.id = d.account_link_id where d.unreachable)`,
)

/**
 * Gives back what another sender left on its way; it may have arrived. Values: the present holder, whether every other
 * holder is known to be dead (else only those whose lease is over).
 */
export const reclaimOutbox = statement<never>(
  'reclaim-outbox',
  `update outbox set state = 'ready', possibly_doubled = true, holder = null, leased_until = null
   where state = 'sending' and holder is distinct from $1 and ($2::boolean or leased_until < now())`,
)
