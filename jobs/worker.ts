import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Clock } from '../journal/clock'
import { settlementOf } from './outcome'
import { createPacer } from './pacer'
import type { Deliver, Delivered, DueNotice, OutboxStore, Settled, TurnLock } from './ports'

export interface WorkerOptions {
  readonly store: OutboxStore
  readonly deliver: Deliver
  /** One sender a bot token. */
  readonly lock: TurnLock
  readonly clock: Clock
  readonly log: Logger
  /** Messages a second at most. */
  readonly rate: number
  /** Messages on their way at once, and so at most doubled by a kill; 8 by default. */
  readonly inFlight?: number
  /** How often the outbox is looked into while nothing calls; 1000 ms by default. */
  readonly pollMs?: number
}

export interface Worker {
  /** Says that something was put into the outbox. */
  nudge(): void
  /** Claims nothing more and lets what is on its way arrive and be recorded. */
  stop(): Promise<void>
}

const backoffMs = 2_000

/** Asked anew each time: a signal fires while something is awaited. */
const isOver = (signal: AbortSignal): boolean => signal.aborted

/** A signal that can be waited for; one sent while nobody waits is kept. */
const createBell = () => {
  let ring: (() => void) | null = null
  let rung = false
  return {
    ring() {
      rung = true
      ring?.()
    },
    async wait(ms: number, signal: AbortSignal) {
      if (!rung && !signal.aborted) {
        const over = new AbortController()
        const called = new Promise<void>((resolve) => (ring = resolve))
        const timer = delay(ms, undefined, { signal: AbortSignal.any([signal, over.signal]) })
        await Promise.race([called, timer.catch(() => undefined)])
        over.abort()
        ring = null
      }
      rung = false
    },
  }
}

/** Sends what the outbox holds: one sender at a time over all processes, at a steady rate, the important first. */
export function startWorker(options: WorkerOptions): Worker {
  const { store, deliver, lock, clock, log, rate, inFlight = 8, pollMs = 1_000 } = options
  const holder = randomUUID()
  const pacer = createPacer(rate)
  const bell = createBell()
  const stopping = new AbortController()
  const sending = new Set<Promise<void>>()
  let unsettled: Settled[] = []
  let settling: Promise<void> | null = null
  let silentUntilMs = 0

  /** Records everything that ended meanwhile in one statement, one after the other. */
  const flush = async () => {
    while (unsettled.length > 0) {
      const batch = unsettled
      unsettled = []
      try {
        await store.settle(holder, batch, clock.now())
      } catch (error) {
        unsettled = [...batch, ...unsettled]
        log.warn({ category: 'delivery', err: error }, 'outcomes could not be recorded')
        // On the way out the next sender takes the rows over.
        if (isOver(stopping.signal)) break
        await delay(backoffMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
    settling = null
  }
  const settle = (settled: Settled): Promise<void> => {
    unsettled.push(settled)
    settling ??= Promise.resolve().then(flush)
    return settling
  }

  const outcomeOf = async (notice: DueNotice, signal: AbortSignal): Promise<Delivered> => {
    const { recipient } = notice
    if (recipient === null) return { kind: 'cancelled' }
    try {
      await pacer.turn(signal)
    } catch {
      return { kind: 'later', at: clock.now() }
    }
    const silentMs = silentUntilMs - Date.now()
    if (silentMs > 0) return { kind: 'later', at: new Date(clock.now().getTime() + silentMs) }
    try {
      return await deliver({ ...notice, recipient })
    } catch (error) {
      log.error(
        { category: 'delivery', template: notice.template, ids: notice.ids, err: error },
        'a notice could not be sent',
      )
      return { kind: 'failed', reason: (error as Error).name, doubled: false }
    }
  }

  const send = async (notice: DueNotice, signal: AbortSignal) => {
    const outcome = await outcomeOf(notice, signal)
    if (outcome.kind === 'paused') {
      silentUntilMs = Math.max(silentUntilMs, Date.now() + outcome.until.getTime() - clock.now().getTime())
    }
    await settle(settlementOf(notice, outcome, clock.now()))
  }

  const begin = (notice: DueNotice, signal: AbortSignal) => {
    const run = send(notice, signal).finally(() => {
      sending.delete(run)
      bell.ring()
    })
    sending.add(run)
  }

  /** Claims and sends until the signal fires. */
  const work = async (signal: AbortSignal) => {
    await store.reclaim(holder, true)
    while (!signal.aborted) {
      const silentMs = silentUntilMs - Date.now()
      const free = inFlight - sending.size
      if (silentMs > 0) await bell.wait(Math.min(silentMs, pollMs), signal)
      else if (free < Math.max(1, inFlight / 2)) await bell.wait(pollMs, signal)
      else {
        const due = await store.claim({ holder, limit: free, now: clock.now() })
        for (const notice of due) begin(notice, signal)
        if (due.length === 0) await bell.wait(pollMs, signal)
      }
    }
  }

  const turn = async () => {
    const held = await lock.acquire(stopping.signal)
    try {
      await work(AbortSignal.any([stopping.signal, held.lost]))
    } finally {
      await Promise.allSettled(sending)
      await held.release()
    }
  }

  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        await turn()
      } catch (error) {
        if (isOver(stopping.signal)) return
        log.warn({ category: 'delivery', err: error }, 'the outbox could not be read')
        await delay(backoffMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      }
    }
  }
  const ended = run()

  return {
    nudge: () => bell.ring(),
    async stop() {
      stopping.abort()
      await ended
    },
  }
}
