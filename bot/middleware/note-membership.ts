import type { BotParts, Step } from '../update-context'

/** Records that a person blocked the bot or let it in again; nothing is said. */
export const noteMembership =
  ({ reachability }: BotParts): Step =>
  async (ctx, next) => {
    const member = ctx.myChatMember?.new_chat_member
    if (!member) return next()
    const reachable = member.status !== 'kicked' && member.status !== 'left'
    await reachability.setReachable(ctx.user, reachable, ctx.now)
  }
