import { statement, type Connection } from '../connection'
import type { BotId } from '../values'

const upsertBot = statement<{ id: BotId }>(
  'upsert-bot',
  `insert into bots as b (external_id, username) values ($1, $2)
   on conflict (external_id) do update set username = coalesce(excluded.username, b.username)
   returning id`,
)

/**
 * Finds or makes the row of a bot.
 * @param externalId the part of the token before the colon
 * @param username null while the messenger has not told it; a known one stays
 */
export async function registerBot(
  db: Connection,
  externalId: string,
  username: string | null,
): Promise<BotId> {
  const [row] = await db.run(upsertBot, [externalId, username])
  if (!row) throw new Error('The row of the bot was not answered')
  return row.id
}
