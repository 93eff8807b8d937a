import { statement } from '../connection'
import { actorRecordSql, type ActorRecord } from './actor'

/** How long a lane is one update's; longer than any handler runs. */
export const leaseSeconds = 60

/** How long a waiting update keeps later ones of its lane back; it asks again far more often. */
const waitSeconds = 5

export interface ClaimRow {
  readonly done: boolean
  readonly taken: boolean
  readonly conversation: unknown
  readonly topic: string | null
  readonly actor: ActorRecord | null
}

// Only lanes and bookkeeping are written here, and losing the last of it is repaired by a repetition: no wait for the disk.
const withoutWaiting = `set_config('synchronous_commit', 'off', true)`

/**
 * Records an update and takes its lane in one statement: the lane's upsert answers its row as it is after any wait for it,
 * where a read in the same statement would be older. The lane comes first here and in {@link finishUpdate}, so that two
 * processes never wait for each other. Values: bot id, update id, external user id, channel, the present instant.
 */
export const claimUpdate = statement<ClaimRow>(
  'claim-update',
  `with lane as (
     insert into lanes as l (bot_id, external_user_id, update_id, leased_until)
     values ($1, $3, $2, now() + interval '${leaseSeconds} seconds')
     on conflict (bot_id, external_user_id) do update
       set update_id = excluded.update_id, leased_until = excluded.leased_until
       where (l.leased_until is null or l.leased_until < now())
         and not exists (
           select from seen_updates w
           where w.bot_id = l.bot_id and w.external_user_id = l.external_user_id
             and w.update_id < excluded.update_id and w.waiting_until > now())
     returning true as taken, l.conversation, l.topic
   ), seen as (
     insert into seen_updates as s (bot_id, update_id, external_user_id, waiting_until)
     select $1, $2, $3,
       case when exists (select from lane) then null else now() + interval '${waitSeconds} seconds' end
     on conflict (bot_id, update_id) do update
       set waiting_until = case when s.done_at is null then excluded.waiting_until end
     returning s.done_at is not null as done
   )
   select seen.done, lane.taken is not null as taken, lane.conversation, lane.topic,
     case when lane.taken and not seen.done then (
       select ${actorRecordSql('a', '$5::timestamptz')} from accounts a where a.channel = $4 and a.external_user_id = $3
     ) end as actor,
     ${withoutWaiting} as unused
   from seen left join lane on true`,
)

/**
 * Marks an update done, saves the lane's state and frees the lane, in one statement. A lane that was taken over meanwhile is
 * left alone. Values: bot id, update id, external user id, whether the state changed, conversation as JSON, topic.
 */
export const finishUpdate = statement<never>(
  'finish-update',
  `with lane as (
     update lanes set leased_until = null,
       conversation = case when $4::boolean then $5::jsonb else conversation end,
       conversation_at = case when $4::boolean then case when $5::jsonb is null then null else now() end else conversation_at end,
       topic = case when $4::boolean then $6 else topic end
     where bot_id = $1 and external_user_id = $3 and update_id = $2 and leased_until is not null
     returning update_id
   ), seen as (
     update seen_updates set done_at = now(), waiting_until = null
     where bot_id = $1 and update_id = $2 and (select count(*) from lane) >= 0
     returning update_id
   )
   select ${withoutWaiting} as unused from (select count(*) from seen) s`,
)

/** Frees a lane without marking its update done. Values: bot id, update id, external user id. */
export const abandonUpdate = statement<never>(
  'abandon-update',
  `update lanes set leased_until = null
   where bot_id = $1 and external_user_id = $3 and update_id = $2`,
)

/** Forgets updates that Telegram no longer repeats (it tries for 24 hours) and gives how many. Values: none. */
export const sweepUpdates = statement<{ swept: number }>(
  'sweep-updates',
  `with old as (
     delete from seen_updates where ctid in (
       select ctid from seen_updates where received_at < now() - interval '48 hours' order by received_at limit 10000)
     returning 1)
   select count(*)::int as swept from old`,
)

/** Forgets questions nobody answered: their state holds people's words. Values: none. */
export const sweepConversations = statement<{ swept: number }>(
  'sweep-conversations',
  `with old as (
     update lanes set conversation = null, conversation_at = null
     where conversation is not null and conversation_at < now() - interval '48 hours' and leased_until is null
     returning 1)
   select count(*)::int as swept from old`,
)
