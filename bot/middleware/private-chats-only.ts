import { html } from '../ui/html'
import { sendScreen } from '../telegram/send-screen'
import { TelegramError } from '../telegram/error'
import type { BotParts, Step, UpdateContext } from '../update-context'

/** Milliseconds during which a group is told once. */
const quietMs = 3_600_000
const groupsRemembered = 10_000

/**
 * Answers groups that the bot serves only private chats, because others' data could be read there; once an hour a group.
 * Channels, other bots and service messages are not answered. Stands before the claim: nothing of a group is worth a row.
 */
export const privateChatsOnly = (parts: BotParts): Step => {
  const told = new Map<number, number>()

  const tell = async (ctx: UpdateContext, chatId: number) => {
    const now = Date.now()
    if ((told.get(chatId) ?? 0) > now - quietMs) return
    if (told.size >= groupsRemembered) told.clear()
    told.set(chatId, now)
    const t = parts.texts.translator(ctx.from?.language_code?.startsWith('en') ? 'en' : 'ru')
    const buttons = [[{ text: t('errors:open_private'), url: parts.links.chat }]]
    await sendScreen(
      parts.client,
      String(chatId),
      { text: html`${t('errors:private_only')}`, buttons },
      { waitMs: 0 },
    )
  }

  return async (ctx, next) => {
    const { chat, from } = ctx
    if (!from || from.is_bot) return
    if (chat?.type === 'private') {
      ctx.user = { channel: 'telegram', externalUserId: String(from.id) }
      ctx.chatId = String(chat.id)
      return next()
    }
    const group = chat?.type === 'group' || chat?.type === 'supergroup'
    try {
      if (ctx.callbackQuery) {
        const t = parts.texts.translator(from.language_code?.startsWith('en') ? 'en' : 'ru')
        const answer = {
          callback_query_id: ctx.callbackQuery.id,
          text: t('errors:private_only'),
          show_alert: true,
        }
        await parts.client.call('answerCallbackQuery', answer)
      } else if (group && ctx.message) await tell(ctx, chat.id)
    } catch (error) {
      // A group that cannot be written to has nothing to wait for.
      if (!(error instanceof TelegramError)) throw error
    }
  }
}
