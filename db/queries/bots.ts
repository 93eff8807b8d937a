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

const readBotName = statement<{ username: string | null }>(
  'read-bot-name',
  `select username from bots where external_id = $1`,
)

/** The name of the bot of a token as it was known at its last start; null for one that was never started. */
export async function knownBotName(db: Connection, token: string): Promise<string | null> {
  const [bot] = await db.run(readBotName, [token.split(':', 1)[0]])
  return bot?.username ?? null
}
