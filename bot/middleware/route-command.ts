import { showHelp } from '../help'
import { normalised } from '../phrases'
import type { BotParts, Step } from '../update-context'
import { readCommand } from './read-command'

/** Opens the feature that a command names; /help is the bot's own unless a feature has it. */
export const routeCommand = ({ features, texts }: BotParts): Step => {
  const byCommand = new Map(
    features.flatMap((feature) => feature.commands.map(({ command }) => [command, feature] as const)),
  )
  return async (ctx, next) => {
    const command = readCommand(ctx.typed)
    if (!command) return next()
    const feature = byCommand.get(command.name)
    if (!feature && command.name === 'help') return showHelp(ctx.turn, features, texts)
    const opening = { command: command.name, rest: normalised(command.rest), typed: command.rest }
    if (!feature || (await feature.open(ctx.turn, opening)) === false) await next()
  }
}
