import { statement, type Connection } from '../connection'
import type { BotId } from '../values'

const upsertPause = statement<never>(
  'upsert-send-pause',
  `insert into send_pauses as p (bot_id, scope, until_at) values ($1, $2, $3)
   on conflict (bot_id, scope) do update set until_at = greatest(p.until_at, excluded.until_at)`,
)

const readPause = statement<{ until: Date | null }>(
  'read-send-pause',
  `select max(until_at) as until from send_pauses where bot_id = $1 and scope = 'bot' and until_at > now()`,
)

const deletePauses = statement<never>(
  'delete-send-pauses',
  `delete from send_pauses where until_at < now() - interval '1 hour'`,
)

/** Keeps for all processes how long the messenger wants silence from a bot or for one chat. */
export const createSendPauses = (db: Connection, botId: BotId) => ({
  async pause(scope: string, until: Date): Promise<void> {
    await db.run(upsertPause, [botId, scope, until])
  },
  /** Until when the whole bot is silent, or null. */
  async pausedUntil(): Promise<Date | null> {
    const [row] = await db.run(readPause, [botId])
    return row?.until ?? null
  },
  /** Removes pauses that are over. */
  async sweep(): Promise<void> {
    await db.run(deletePauses)
  },
})
