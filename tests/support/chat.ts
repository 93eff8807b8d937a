import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import pino from 'pino'
import { createBot, type Bot, type Outcome } from '../../bot/create-bot'
import type { Feature } from '../../bot/feature'
import { features as allFeatures } from '../../bot/features'
import type { UpdateStore } from '../../bot/ports'
import { TelegramClient } from '../../bot/telegram-client'
import { createWebhook, registerWebhook } from '../../bot/updates/webhook'
import { personOf } from '../../bot/updates/lanes'
import type { Database } from '../../db/connection'
import { registerBot } from '../../db/queries/bots'
import { createReachability } from '../../db/updates/reachability'
import { createUpdateStore } from '../../db/updates/update-store'
import { actorOf } from '../../journal/actor'
import type { Clock } from '../../journal/clock'
import { loadTexts, type Texts } from '../../locales/translate'
import { handClock, testJournal } from './factories'
import { close, listen, startTelegram, testToken, type TestTelegram } from './telegram'

export const webhookSecret = 'test-secret_0123456789'

/** What a person reads: the newest message of the bot. */
export interface Seen {
  readonly text: string
  readonly messageId: number
  /** Labels of the buttons under it, row by row. */
  readonly buttons: readonly (readonly string[])[]
  readonly protected: boolean
}

/** One person in their chat with the bot. */
export interface Chat {
  /** Telegram's number of the person, as accounts store it. */
  readonly id: string
  /** Sends a message and waits until the bot has served it. */
  says(text: string): Promise<Seen>
  /** Presses a button of the newest message that has one with this label; answers the short line over the chat, if any. */
  presses(label: string): Promise<{ readonly toast: string | null }>
  /** Edits the person's last message. */
  corrects(text: string): Promise<void>
  sendsPhoto(): Promise<void>
  blocks(blocked: boolean): Promise<void>
  /** The bot's newest message; throws before its first. */
  sees(): Seen
  /** Everything the bot has written that still stands, oldest first. */
  readonly history: readonly Seen[]
  /** Labels of the persistent keyboard, row by row; null without one. */
  readonly keyboard: readonly (readonly string[])[] | null
  /** Commands in the menu. */
  readonly commands: readonly string[]
}

export interface ChatsOptions {
  readonly db: Database
  readonly features?: readonly Feature[]
  readonly texts?: Texts
  readonly clock?: Clock
  /** In place of the database's own store of updates. */
  readonly store?: UpdateStore
  /** Several bots may share one Telegram. */
  readonly telegram?: TestTelegram
}

/** A real bot over a real database, with a simulated Telegram that calls its webhook. */
export interface Chats {
  readonly telegram: TestTelegram
  readonly bot: Bot
  readonly client: TelegramClient
  readonly origin: string
  /** Lines of the log. */
  readonly log: readonly Record<string, unknown>[]
  /** Somebody new opens the chat. */
  open(person?: { languageCode?: string; firstName?: string }): Chat
  /** Resolves when the next update of a person has been served, for actions that are not a chat's own. */
  served(personId: number): Promise<Outcome>
  close(): Promise<void>
}

const localesFolder = join(__dirname, '../../locales')

/** The texts of the program. */
export const programTexts = (): Texts => loadTexts(localesFolder)

/** Starts a bot behind a webhook, with all features unless some are named. */
export async function startChats(options: ChatsOptions): Promise<Chats> {
  const { db, features = allFeatures, texts = programTexts(), clock = handClock() } = options
  const telegram = options.telegram ?? (await startTelegram())
  const lines: Record<string, unknown>[] = []
  const log = pino(
    { level: 'debug' },
    { write: (line: string) => lines.push(JSON.parse(line) as Record<string, unknown>) },
  )
  const client = new TelegramClient({ token: testToken, apiRoot: telegram.apiRoot, log })
  const botId = await registerBot(db, '7654321', 'zvonok_test_bot')
  // A new Telegram counts its updates and people from the beginning.
  if (!options.telegram) await db.sequelize.query('delete from seen_updates; delete from lanes')
  const bot = createBot({
    token: testToken,
    client,
    store: options.store ?? createUpdateStore({ db, botId, toActor: actorOf }),
    reachability: createReachability(db),
    journal: testJournal(db, clock),
    texts,
    features,
    clock,
    log,
    links: { chat: 'https://t.me/zvonok_test_bot', pages: 'https://school.example' },
  })
  const waiting = new Map<number, ((outcome: Outcome) => void)[]>()
  const webhook = createWebhook({
    secret: webhookSecret,
    retryAfter: 1,
    async handleUpdate(update) {
      const outcome = await bot.handleUpdate(update)
      const person = personOf(update)
      // The caller goes on only when what happens behind an answer has happened too.
      await bot.settled()
      if (person !== null) waiting.get(person)?.shift()?.(outcome)
      return outcome
    },
  })
  const server = createServer((request, response) => {
    if (!webhook(request, response)) response.writeHead(404).end()
  })
  const origin = await listen(server)
  await registerWebhook(client, origin, webhookSecret)

  const served = (personId: number) =>
    new Promise<Outcome>((resolve) => {
      waiting.set(personId, [...(waiting.get(personId) ?? []), resolve])
    })

  return {
    telegram,
    bot,
    client,
    origin,
    log: lines,
    served,
    open: (person = {}) => openChat(telegram, served, person),
    close: () => stop(server, client, bot, options.telegram ? null : telegram),
  }
}

const stop = async (server: Server, client: TelegramClient, bot: Bot, telegram: TestTelegram | null) => {
  await bot.settled()
  await close(server)
  await client.disconnect()
  await telegram?.close()
}

interface InlineKeyboard {
  readonly inline_keyboard?: readonly (readonly {
    readonly text: string
    readonly callback_data?: string
  }[])[]
}

function openChat(
  { simulator }: TestTelegram,
  served: Chats['served'],
  person: { languageCode?: string; firstName?: string },
): Chat {
  const { people } = simulator
  const { id } = people.create(person)
  let lastSaid = 0

  const shown = () => people.chat(id, { limit: 200 })
  const fromBot = () => shown().messages.filter((message) => message.fromBot)
  const markupOf = (message: object) =>
    (message as { reply_markup?: InlineKeyboard }).reply_markup?.inline_keyboard ?? []
  const seen = (message: ReturnType<typeof fromBot>[number]): Seen => ({
    text: message.text ?? message.caption ?? '',
    messageId: message.message_id,
    buttons: markupOf(message).map((row) => row.map(({ text }) => text)),
    protected: message.has_protected_content ?? false,
  })
  const sees = () => {
    const newest = fromBot().at(-1)
    if (!newest) throw new Error('The bot has not written anything yet')
    return seen(newest)
  }

  return {
    id: String(id),
    async says(text) {
      const answer = served(id)
      lastSaid = people.say(id, text).message_id
      await answer
      return sees()
    },
    async presses(label) {
      const found = fromBot()
        .toReversed()
        .flatMap((message) => markupOf(message).flatMap((row) => row.map((button) => ({ message, button }))))
        .find(({ button }) => button.text === label)
      const data = found?.button.callback_data
      if (!found || data === undefined) throw new Error(`There is no button «${label}» to press`)
      const over = served(id)
      const answer = await people.press(id, { messageId: found.message.message_id, data })
      if (answer === null) throw new Error(`The press of «${label}» was never answered`)
      await over
      return { toast: answer.text ?? null }
    },
    async corrects(text) {
      const answer = served(id)
      people.edit(id, { messageId: lastSaid, text })
      await answer
    },
    async sendsPhoto() {
      const answer = served(id)
      people.sendFile(id, {
        as: 'photo',
        file: { name: 'photo.png', mimeType: 'image/png', bytes: onePixel },
      })
      await answer
    },
    async blocks(blocked) {
      const answer = served(id)
      people.block(id, blocked)
      await answer
    },
    sees,
    get history() {
      return fromBot().map(seen)
    },
    get keyboard() {
      const rows = shown().replyKeyboard?.keyboard ?? null
      return (
        rows && rows.map((row) => row.map((button) => (typeof button === 'string' ? button : button.text)))
      )
    },
    get commands() {
      return shown().commands.map(({ command }) => command)
    },
  }
}

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
