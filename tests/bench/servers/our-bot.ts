import { createBot } from '../../../bot/create-bot'
import type { Feature } from '../../../bot/feature'
import type { UpdateStore } from '../../../bot/ports'
import { TelegramClient } from '../../../bot/telegram-client'
import { createWebhook } from '../../../bot/updates/webhook'
import type { Database } from '../../../db/connection'
import { createLogger } from '../../../logger'
import { programTexts } from '../program-texts'
import { webhookSecret } from '../updates'
import { listen, settings, token } from './listen'

/** Serves our bot behind its webhook. */
export function serveOurBot(store: UpdateStore, features: readonly Feature[], db: Database): void {
  const log = createLogger('info')
  const now = settings.now ? new Date(settings.now) : new Date()
  const clock = { now: () => now }
  const client = new TelegramClient({ token, apiRoot: `http://127.0.0.1:${settings.telegramPort}`, log })
  const bot = createBot({
    token,
    client,
    store,
    reachability: { setReachable: async () => undefined },
    journal: { db, clock, secretKey: Buffer.alloc(32, 1) },
    texts: programTexts(),
    features,
    clock,
    log,
    links: { chat: 'https://t.me/bench_bot', pages: 'https://school.example' },
  })
  const webhook = createWebhook({ secret: webhookSecret, handleUpdate: (update) => bot.handleUpdate(update) })
  listen((req, res) => {
    if (!webhook(req, res)) res.writeHead(404).end()
  })
}
