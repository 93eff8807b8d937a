import { commandsFor, publishMenuOf, visibleCommands } from '../commands'
import type { BotParts, Step } from '../update-context'

const chatsRemembered = 50_000

/**
 * Keeps the command menu of a linked person's chat in step with their roles and language. It runs after the answer and
 * calls nothing while the commands are what they were.
 * @param background takes the work that the update does not wait for
 */
export const keepMenu = (parts: BotParts, background: (work: Promise<void>) => void): Step => {
  const { client, features, texts, log } = parts
  const published = new Map<string, string>()

  return async (ctx, next) => {
    await next()
    const { actor, chatId, language } = ctx
    if (actor.kind !== 'account' && !published.has(chatId)) return
    const visible = visibleCommands(features, actor).map(({ command }) => command)
    const names = `${language} ${visible.join(' ')}`
    if (published.get(chatId) === names) return
    const commands = commandsFor(features, actor, texts.translator(language))
    if (published.size >= chatsRemembered) published.clear()
    published.set(chatId, names)
    background(
      publishMenuOf(client, chatId, commands).catch((error: unknown) => {
        published.delete(chatId)
        log.warn({ category: 'telegram', err: error }, 'a command menu was not set')
      }),
    )
  }
}
