import { readFileSync } from 'node:fs'
import { Pool } from 'pg'
import type { Update } from 'telegraf/types'
import { claimUpdate, finishUpdate } from '../../../db/queries/updates'
import { constantText } from '../constant-text'
import type { RecordedReads } from '../record-reads'
import { sendMessage } from './bare-telegram'
import { bodyOf, listen, settings } from './listen'

const pool = new Pool({
  connectionString: settings.databaseUrl,
  max: 10,
  // Statements are planned as on our own connections.
  options: '-c plan_cache_mode=force_generic_plan',
})
const now = settings.now ? new Date(settings.now) : new Date()
const recorded = settings.readsFile
  ? (JSON.parse(readFileSync(settings.readsFile, 'utf8')) as RecordedReads)
  : { text: constantText, statements: {}, readsOf: {} }

const serve = async ({ update_id: id, message }: Update.MessageUpdate) => {
  const { botId } = settings
  const user = String(message.chat.id)
  await pool.query({ ...claimUpdate, values: [botId, id, user, 'telegram', now] })
  for (const { name, values } of recorded.readsOf[user] ?? []) {
    await pool.query({ name, text: recorded.statements[name] ?? '', values: [...values] })
  }
  await sendMessage(message.chat.id, recorded.text)
  await pool.query({ ...finishUpdate, values: [botId, id, user, false, null, null] })
}

listen((req, res) => {
  void (async () => {
    await serve(JSON.parse((await bodyOf(req)).toString()) as Update.MessageUpdate)
    res.writeHead(200, { 'Content-Length': 0 }).end()
  })()
})
