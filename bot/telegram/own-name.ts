import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { TelegramClient } from '../telegram-client'
import { TelegramError } from './error'

const longestWaitMs = 30_000

/**
 * Asks Telegram for the bot's username until it answers: without it nobody can be sent to the bot.
 * @throws TelegramError when the token itself is refused
 */
export async function ownName(client: TelegramClient, log: Logger): Promise<string> {
  for (let waitMs = 500; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    try {
      return ((await client.call('getMe')) as { readonly username: string }).username
    } catch (error) {
      if (!(error instanceof TelegramError) || error.code === 401 || error.code === 404) throw error
      log.warn({ category: 'telegram', method: 'getMe', err: error }, 'Telegram does not answer yet')
      await delay(waitMs)
    }
  }
}
