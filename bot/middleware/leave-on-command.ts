import { html } from '../ui/html'
import { menuButton } from '../menu-button'
import type { Phrases } from '../phrases'
import type { BotParts, Step } from '../update-context'
import { readCommand } from './read-command'

/**
 * A command or a button of the persistent keyboard ends what was being asked; /cancel does only that.
 * Stands before the conversations: inside they would take a command for an answer.
 */
export const leaveOnCommand =
  ({ conversations, features }: BotParts, phrases: Phrases): Step =>
  async (ctx, next) => {
    const command = ctx.message && readCommand(ctx.typed)
    const leaves = command ?? (ctx.message && ctx.typed !== null && phrases.menu(ctx.typed))
    const left = leaves ? conversations.leave(ctx) : false
    if (command?.name !== 'cancel') return next()
    const sentence = left ? 'common:cancelled' : 'common:nothing_to_cancel'
    await ctx.turn.show({ text: html`${ctx.t(sentence)}`, buttons: menuButton(features, ctx.t) })
  }
