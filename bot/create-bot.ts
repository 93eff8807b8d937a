import type { Logger } from 'pino'
import { Telegraf, type Context } from 'telegraf'
import type { Update, UserFromGetMe } from 'telegraf/types'
import type { Clock } from '../journal/clock'
import type { Journal } from '../journal/operation'
import type { Texts } from '../locales/translate'
import { createConversations } from './conversations'
import { rejectDuplicates, type Feature } from './feature'
import { claimLane, ComeAgain } from './middleware/claim-lane'
import { continueConversation } from './middleware/continue-conversation'
import { explainClosedAccess } from './middleware/explain-closed-access'
import { fallback } from './middleware/fallback'
import { inOrder } from './middleware/in-order'
import { keepMenu } from './middleware/keep-menu'
import { leaveOnCommand } from './middleware/leave-on-command'
import { logUpdate } from './middleware/log-update'
import { noteMembership } from './middleware/note-membership'
import { prepareTurn } from './middleware/prepare-turn'
import { privateChatsOnly } from './middleware/private-chats-only'
import { reportErrors } from './middleware/report-errors'
import { routeCommand } from './middleware/route-command'
import { routePress } from './middleware/route-press'
import { routeWords } from './middleware/route-words'
import { createPhrases } from './phrases'
import type { FileHandles, Reachability, UpdateStore } from './ports'
import type { TelegramClient } from './telegram-client'
import { botNumber } from './token'
import { UpdateContext, type BotLinks, type BotParts } from './update-context'
import { createLanes, personOf } from './updates/lanes'

export interface BotOptions {
  readonly token: string
  readonly client: TelegramClient
  readonly store: UpdateStore
  readonly reachability: Reachability
  readonly handles?: FileHandles
  readonly journal: Journal
  readonly texts: Texts
  readonly features: readonly Feature[]
  readonly clock: Clock
  readonly log: Logger
  readonly links: BotLinks
}

/** What became of an update: served (or nothing to serve), or it must come again. */
export type Outcome = 'done' | 'later'

export interface Bot {
  /** Serves one update, after the earlier ones of the same person. Never throws. */
  readonly handleUpdate: (update: Update) => Promise<Outcome>
  /** Resolves when no update is being served and nothing goes on behind one. */
  settled(): Promise<void>
}

/** Shorter than a lane's lease, so that no handler outlives its right to the lane. */
const handlerMs = 50_000

/** Telegraf asks for the bot's own name before the first update; nothing here uses it. */
const botInfo: UserFromGetMe = {
  id: 0,
  is_bot: true,
  first_name: '',
  username: '',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
}

/** Puts the bot together; nothing is sent or received before the first update. */
export function createBot({ token, handles, ...options }: BotOptions): Bot {
  const { client, features, texts, store, log } = options
  rejectDuplicates(features)
  const behind = new Set<Promise<void>>()
  const background = (work: Promise<void>) => {
    behind.add(work)
    void work.finally(() => behind.delete(work))
  }
  const phrases = createPhrases(features, texts)
  const parts: BotParts = {
    ...options,
    handles,
    botId: botNumber(token),
    conversations: createConversations(
      features.flatMap(({ conversations = [] }) => conversations),
      token,
    ),
  }

  // Telegraf makes a client of its own for every update; ours takes its place.
  class OurContext extends UpdateContext {
    constructor(...[update, , me]: ConstructorParameters<typeof Context>) {
      super(update, client, me)
    }
  }
  const bot = new Telegraf<UpdateContext>(token, { contextType: OurContext, handlerTimeout: handlerMs })
  bot.telegram = client
  bot.botInfo = botInfo
  bot.catch((error) => {
    throw error
  })
  bot.use(
    inOrder([
      logUpdate(parts),
      privateChatsOnly(parts),
      claimLane(parts),
      prepareTurn(parts),
      reportErrors(parts),
      noteMembership(parts),
      keepMenu(parts, background),
      leaveOnCommand(parts, phrases),
      continueConversation(parts),
      explainClosedAccess(parts, phrases),
      routePress(parts),
      routeCommand(parts),
      routeWords(parts, phrases),
      fallback(parts),
    ]),
  )

  const serve = async (update: Update): Promise<Outcome> => {
    try {
      await bot.handleUpdate(update)
      return 'done'
    } catch (error) {
      const expected = error instanceof ComeAgain || store.isOutage(error)
      const trace = error instanceof Error ? { name: error.name, stack: error.stack } : {}
      log[expected ? 'warn' : 'error'](
        { category: 'update', updateId: update.update_id, ...trace },
        'the update must come again',
      )
      return 'later'
    }
  }
  const lanes = createLanes()

  return {
    handleUpdate(update) {
      return lanes.run(personOf(update), () => serve(update))
    },
    async settled() {
      await lanes.idle()
      while (behind.size > 0) await Promise.allSettled(behind)
    },
  }
}
