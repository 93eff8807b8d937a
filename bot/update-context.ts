import type { Logger } from 'pino'
import { Context } from 'telegraf'
import type { Actor, ChannelUser } from '../journal/actor'
import type { Clock } from '../journal/clock'
import type { Journal } from '../journal/operation'
import type { Language, Texts, Translate } from '../locales/translate'
import type { Conversations } from './conversations'
import type { Feature } from './feature'
import type { FileHandles, LaneState, Reachability, UpdateStore } from './ports'
import type { TelegramClient } from './telegram-client'
import type { UpdateTurn } from './update-turn'

/** Addresses that the bot gives out. */
export interface BotLinks {
  /** The private chat with the bot. */
  readonly chat: string
  /** The school's own server, without a slash at its end. */
  readonly pages: string
}

/** What the bot is made of; handed in once. */
export interface BotParts {
  readonly client: TelegramClient
  /** The part of the token before the colon. */
  readonly botId: string
  readonly store: UpdateStore
  readonly reachability: Reachability
  readonly handles: FileHandles | undefined
  readonly journal: Journal
  readonly texts: Texts
  readonly features: readonly Feature[]
  readonly conversations: Conversations
  readonly clock: Clock
  readonly log: Logger
  readonly links: BotLinks
}

/** One update on its way through the middleware; every step fills in its part. */
export class UpdateContext extends Context {
  /** What the update is, for the log: `text`, `press`, `edit`, `member`, or `other`. */
  kind = 'other'
  user!: ChannelUser
  chatId = ''
  actor!: Actor
  lane: LaneState = { conversation: null, topic: null }
  /** The state to save, or undefined while nothing changed. */
  nextLane: LaneState | undefined
  language: Language = 'ru'
  t!: Translate
  now!: Date
  turn!: UpdateTurn
  /** Words of a message as they were typed; null for anything else. */
  typed: string | null = null
  /** Data and message of a pressed button. */
  pressed: { readonly data: string; readonly messageId: number | null } | null = null
  /** Whether the person was told something in this update. */
  told = false
  /** The log's reference of an unexpected failure. */
  reference: string | null = null
}

/** One step of the bot's way through an update. */
export type Step = (ctx: UpdateContext, next: () => Promise<void>) => Promise<void>

/** Changes what the lane keeps after this update. */
export function keep(ctx: UpdateContext, change: Partial<LaneState>): void {
  ctx.nextLane = { ...(ctx.nextLane ?? ctx.lane), ...change }
}

/** What the lane will keep as far as is known now. */
export const laneOf = (ctx: UpdateContext): LaneState => ctx.nextLane ?? ctx.lane
