import type { Update } from 'telegraf/types'
import { webhookPath } from '../../bot/updates/webhook'

/** The secret every benchmarked webhook expects. */
export const webhookSecret = 'benchmark-secret'

let updateId = 1

/** The next update of a private chat, as Telegram sends it; numbers go on through the whole run. */
export function textUpdate(person: number, text: string): Update.MessageUpdate {
  const id = updateId++
  const chat = { id: person, type: 'private', first_name: 'Анна' } as const
  const from = { id: person, is_bot: false, first_name: 'Анна', language_code: 'ru' }
  return { update_id: id, message: { message_id: id, date: 1_700_000_000, chat, from, text } }
}

/** The request that brings an update to a webhook. */
export function webhookRequest(update: Update): Buffer {
  const body = JSON.stringify(update)
  return Buffer.from(
    `POST ${webhookPath} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n` +
      `X-Telegram-Bot-Api-Secret-Token: ${webhookSecret}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

/** Requests with one text from persons drawn uniformly; the same order in every run. */
export function requestsFrom(persons: readonly number[], text: string): () => Buffer {
  let state = 1
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return webhookRequest(textUpdate(persons[Math.floor((state / 2 ** 32) * persons.length)] ?? 1, text))
  }
}
