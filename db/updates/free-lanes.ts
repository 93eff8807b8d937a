import { statement, type Connection } from '../connection'
import type { BotId } from '../values'

const freeAll = statement<never>(
  'free-all-lanes',
  `update lanes set leased_until = null where bot_id = $1 and leased_until is not null`,
)

/**
 * Takes back the leases of a bot whose former servers are known to be gone, so that nobody waits for them to run out.
 * Only for the one process that serves the bot: the holder of the poller's lock, or of the embedded database.
 */
export async function freeLanes(db: Connection, botId: BotId): Promise<void> {
  await db.run(freeAll, [botId])
}
