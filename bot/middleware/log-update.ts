import type { BotParts, Step, UpdateContext } from '../update-context'

const kindOf = (ctx: UpdateContext): string => {
  if (ctx.callbackQuery) return 'press'
  if (ctx.message) return 'text' in ctx.message ? 'text' : 'content'
  if (ctx.editedMessage) return 'edit'
  return ctx.myChatMember ? 'member' : 'other'
}

/** Writes one line an update: which, what kind, how long; never what was in it. */
export const logUpdate =
  ({ log }: BotParts): Step =>
  async (ctx, next) => {
    const started = performance.now()
    ctx.kind = kindOf(ctx)
    try {
      await next()
    } finally {
      log.debug(
        {
          category: 'update',
          updateId: ctx.update.update_id,
          kind: ctx.kind,
          ms: Math.round(performance.now() - started),
        },
        'update',
      )
    }
  }
