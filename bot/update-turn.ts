import type { Operation } from '../journal/operation'
import { editScreen, isOneMessage, sendFile, sendScreen } from './telegram/send-screen'
import { TelegramError } from './telegram/error'
import type { Turn } from './turn'
import { languageOf } from './language'
import { keep, laneOf, type BotParts, type UpdateContext } from './update-context'
import type { Attachment, Screen } from './ui/screen'

/** The turn of one update: everything a feature may do, carried out through Telegram. */
export class UpdateTurn implements Turn {
  private writes = 0
  private answered = false
  /** The message a press may be shown in; afterwards its place is taken. */
  private place: number | null

  constructor(
    private readonly parts: BotParts,
    private readonly ctx: UpdateContext,
  ) {
    this.place = ctx.pressed?.messageId ?? null
  }

  get actor() {
    return this.ctx.actor
  }
  get now() {
    return this.ctx.now
  }
  get language() {
    return this.ctx.language
  }
  get t() {
    return this.ctx.t
  }
  get topic() {
    return laneOf(this.ctx).topic
  }

  run<Input, Result>(operation: Operation<Input, Result>, input: Input): Promise<Result> {
    const { parts, ctx } = this
    const caller =
      operation.kind === 'write'
        ? { actor: ctx.actor, origin: `bot:${parts.botId}:${ctx.update.update_id}:${this.writes++}` }
        : { actor: ctx.actor }
    return operation(parts.journal, caller, input)
  }

  async show(screen: Screen): Promise<void> {
    await this.display(screen)
  }

  async send(screen: Screen): Promise<void> {
    this.ctx.told = true
    await sendScreen(this.parts.client, this.ctx.chatId, screen)
  }

  /** Shows a screen and answers the number of the message it stands in. */
  async display(screen: Screen): Promise<number> {
    const { parts, ctx, place } = this
    ctx.told = true
    // A persistent keyboard comes only with a new message, and a long text only with several.
    if (place !== null && !screen.menu && isOneMessage(screen)) {
      this.place = null
      try {
        await editScreen(parts.client, ctx.chatId, place, screen)
        return place
      } catch (error) {
        if (!(error instanceof TelegramError) || error.kind !== 'message_gone') throw error
      }
    }
    return sendScreen(parts.client, ctx.chatId, screen)
  }

  async sendFile(file: Attachment): Promise<void> {
    this.ctx.told = true
    await sendFile(this.parts.client, this.parts.handles, this.ctx.chatId, file)
  }

  async toast(text: string): Promise<void> {
    await this.answerPress(text)
  }

  /** Ends the waiting sign on a pressed button; once an update. */
  async answerPress(text?: string): Promise<void> {
    const query = this.ctx.callbackQuery
    if (!query || this.answered) return
    this.answered = true
    await this.parts.client.call(
      'answerCallbackQuery',
      { callback_query_id: query.id, ...(text && { text: text.slice(0, 200) }) },
      // A query lives for seconds: a late answer is worth nothing.
      { waitMs: 2_000, tries: 2 },
    )
    if (text) this.ctx.told = true
  }

  async refresh(): Promise<Turn> {
    const { parts, ctx } = this
    ctx.actor = await parts.store.actor(ctx.user, parts.clock.now())
    ctx.language = languageOf(ctx)
    ctx.t = parts.texts.translator(ctx.language)
    return this
  }

  enter(conversation: string, input: Readonly<Record<string, string>>): Promise<void> {
    return this.parts.conversations.enter(this.ctx, conversation, input)
  }

  pageUrl(token: string): string {
    return `${this.parts.links.pages}/v/${token}`
  }

  setTopic(feature: string): void {
    if (this.topic !== feature) keep(this.ctx, { topic: feature })
  }
}
