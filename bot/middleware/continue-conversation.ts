import type { BotParts, Step } from '../update-context'

/** Hands the update to a running conversation; what is not for it goes on. */
export const continueConversation =
  ({ conversations }: BotParts): Step =>
  async (ctx, next) => {
    if ((await conversations.resume(ctx)) !== 'answered') await next()
  }
