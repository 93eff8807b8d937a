import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Update } from 'telegraf/types'
import type { PollerLock } from '../ports'
import type { TelegramClient } from '../telegram-client'
import { TelegramError } from '../telegram/error'
import { createInFlight, type InFlight } from './in-flight'
import { allowedUpdates } from './webhook'

export interface PollingOptions {
  readonly client: TelegramClient
  readonly lock: PollerLock
  readonly handleUpdate: (update: Update) => Promise<'done' | 'later'>
  readonly log: Logger
  /** Seconds that Telegram holds an empty answer; 30 by default. */
  readonly holdSeconds?: number
}

export interface Polling {
  /** Asks for nothing more, lets what was begun end, and confirms it. */
  stop(): Promise<void>
}

const longestBackoffMs = 30_000
/** How long the loop rests when everything Telegram offers is being served already. */
const restMs = 250

const backoff = (failures: number) => Math.min(longestBackoffMs, 500 * 2 ** Math.min(failures, 6))

/** Asked anew each time: a signal fires while something is awaited. */
const isOver = (signal: AbortSignal): boolean => signal.aborted

/** Sleeps; wakes early when the signal fires. */
const sleep = (ms: number, signal: AbortSignal) => delay(ms, undefined, { signal }).catch(() => undefined)

/** Asks Telegram for updates until the signal fires; the offset never passes an update that is not served. */
const poll = async (
  { client, log, holdSeconds = 30 }: PollingOptions,
  served: InFlight,
  signal: AbortSignal,
) => {
  let failures = 0
  while (!signal.aborted) {
    try {
      const updates = (await client.call(
        'getUpdates',
        {
          offset: served.offset(),
          limit: 100,
          timeout: served.busy() ? 0 : holdSeconds,
          allowed_updates: allowedUpdates,
        },
        { signal, answerMs: (holdSeconds + 10) * 1000, tries: 1, waitMs: 0 },
      )) as readonly Update[]
      failures = 0
      const fresh = updates.filter((update) => served.take(update))
      if (fresh.length === 0 && served.busy()) await Promise.race([served.next(), sleep(restMs, signal)])
    } catch (error) {
      if (isOver(signal)) return
      const retryAfter = error instanceof TelegramError ? error.retryAfter : 0
      log.warn({ category: 'telegram', method: 'getUpdates', err: error }, 'updates could not be fetched')
      // 409: another program polls with this token or a webhook is set; taking it away from them is not ours to do.
      await sleep(Math.max(backoff(failures++), retryAfter * 1000), signal)
    }
  }
}

const confirm = async ({ client }: PollingOptions, served: InFlight) => {
  const offset = served.offset()
  if (offset === undefined) return
  await client
    .call('getUpdates', { offset, limit: 1, timeout: 0 }, { tries: 2, answerMs: 3_000, waitMs: 0 })
    .catch(() => undefined)
}

/** Polls whenever this process has the token's lock; others stand by for it. */
export function startPolling(options: PollingOptions): Polling {
  const { lock, log } = options
  const stopping = new AbortController()

  const turn = async () => {
    const held = await lock.acquire(stopping.signal)
    const over = AbortSignal.any([stopping.signal, held.lost])
    const served = createInFlight(options.handleUpdate, over)
    try {
      // A webhook of an earlier configuration would keep every update to itself.
      await options.client.call('deleteWebhook')
      log.info({ category: 'telegram' }, 'polling')
      await poll(options, served, over)
      await served.end()
      if (!held.lost.aborted) await confirm(options, served)
    } finally {
      await held.release()
    }
  }

  const run = async () => {
    for (let failures = 0; !stopping.signal.aborted; failures++) {
      try {
        await turn()
        failures = 0
      } catch (error) {
        if (isOver(stopping.signal)) return
        log.warn({ category: 'telegram', err: error }, 'polling could not begin')
        await sleep(backoff(failures), stopping.signal)
      }
    }
  }
  const ended = run()

  return {
    async stop() {
      stopping.abort()
      await ended
    },
  }
}
