import { statement, type Connection } from '../connection'
import type { BotId, FileId } from '../values'

const readHandle = statement<{ handle: string }>(
  'read-file-handle',
  `select handle from file_handles where file_id = $1 and bot_id = $2`,
)
const upsertHandle = statement<never>(
  'upsert-file-handle',
  `insert into file_handles (file_id, bot_id, handle) values ($1, $2, $3)
   on conflict (file_id, bot_id) do update set handle = excluded.handle`,
)

/** Remembers how a bot's messenger names files that were uploaded once. */
export const createFileHandles = (db: Connection, botId: BotId) => ({
  async find(fileId: FileId): Promise<string | null> {
    const [row] = await db.run(readHandle, [fileId, botId])
    return row?.handle ?? null
  },
  async save(fileId: FileId, handle: string): Promise<void> {
    await db.run(upsertHandle, [fileId, botId, handle])
  },
})
