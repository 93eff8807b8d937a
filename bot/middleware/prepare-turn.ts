import { languageOf } from '../language'
import type { BotParts, Step } from '../update-context'
import { UpdateTurn } from '../update-turn'

/** Chooses the language and makes the turn that features see. */
export const prepareTurn =
  (parts: BotParts): Step =>
  (ctx, next) => {
    const message = ctx.message ?? ctx.editedMessage
    const query = ctx.callbackQuery
    ctx.now = parts.clock.now()
    ctx.language = languageOf(ctx)
    ctx.t = parts.texts.translator(ctx.language)
    if (message && 'text' in message) ctx.typed = message.text.normalize('NFC')
    if (query) {
      ctx.pressed = {
        data: 'data' in query ? query.data : '',
        messageId: query.message?.message_id ?? null,
      }
    }
    ctx.turn = new UpdateTurn(parts, ctx)
    return next()
  }
