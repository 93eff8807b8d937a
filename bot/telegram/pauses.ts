import { setTimeout as delay } from 'node:timers/promises'
import type { SendPauses } from '../ports'

/** Silence that the messenger asked for, by chat or for the whole bot. */
export interface Pauses {
  /** Records a refusal; a second chat within the same time pauses the whole bot. */
  note(chatId: string | null, seconds: number): void
  /** Milliseconds until a call to this chat may leave. */
  remaining(chatId: string | null): number
  /** Waits until it may leave. */
  wait(chatId: string | null): Promise<void>
}

const wholeBot = 'bot'

/**
 * Keeps the pauses of one process and announces them to the others.
 * The Bot API never says whose limit was broken: one chat's refusal pauses that chat, so that a person who presses too fast
 * does not silence everybody; two chats at once mean that it is the bot's.
 * @param announce told of every pause; its failures are not ours
 */
export function createPauses(announce?: SendPauses): Pauses {
  const untilMs = new Map<string, number>()

  const set = (scope: string, ms: number) => {
    untilMs.set(scope, Math.max(untilMs.get(scope) ?? 0, ms))
    void announce?.pause(scope, new Date(ms)).catch(() => undefined)
  }
  const left = (scope: string) => {
    const ms = (untilMs.get(scope) ?? 0) - Date.now()
    if (ms <= 0) untilMs.delete(scope)
    return Math.max(0, ms)
  }
  const remaining = (chatId: string | null) =>
    untilMs.size === 0 ? 0 : Math.max(left(wholeBot), chatId === null ? 0 : left(`chat:${chatId}`))

  return {
    note(chatId, seconds) {
      const until = Date.now() + seconds * 1000
      const scope = chatId === null ? wholeBot : `chat:${chatId}`
      const others = [...untilMs.keys()].some((known) => known !== scope && left(known) > 0)
      set(scope, until)
      if (others) set(wholeBot, until)
    },
    remaining,
    async wait(chatId) {
      for (let ms = remaining(chatId); ms > 0; ms = remaining(chatId)) await delay(ms)
    },
  }
}
