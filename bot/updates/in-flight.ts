import { setTimeout as delay } from 'node:timers/promises'
import type { Update } from 'telegraf/types'
import { createLanes, personOf } from './lanes'

/** The updates one poller has fetched and not yet confirmed. */
export interface InFlight {
  /** Begins to serve an update; false when it is being served already. */
  take(update: Update): boolean
  /** Whether something is being served. */
  busy(): boolean
  /** Resolves when the next update ends. */
  next(): Promise<void>
  /** The first update that Telegram must still keep; undefined before the first was served. */
  offset(): number | undefined
  /** Resolves when nothing is being served. */
  end(): Promise<void>
}

const longestWaitMs = 15_000
const remembered = 1_000

/**
 * Serves fetched updates side by side; one that must come again is tried again here, and the offset waits for it.
 * @param stopping ends the further tries
 */
export function createInFlight(
  handleUpdate: (update: Update) => Promise<'done' | 'later'>,
  stopping: AbortSignal,
): InFlight {
  const running = new Map<number, Promise<void>>()
  /** Ids in the order they came, from the first that is not confirmed. */
  const queue: number[] = []
  /** Served ids; kept beyond their confirmation, because an answer on its way may still name them. */
  const done = new Set<number>()
  /** Tried in vain before the stop: Telegram keeps them. */
  const given = new Set<number>()
  let confirmed: number | undefined

  const lanes = createLanes()

  const serve = async (update: Update) => {
    // What an earlier update of somebody waits for must not be overtaken on the way out.
    if (stopping.aborted && given.size > 0) {
      given.add(update.update_id)
      return
    }
    for (let waitMs = 250; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
      if ((await handleUpdate(update)) === 'done') {
        done.add(update.update_id)
        return
      }
      if (!stopping.aborted) {
        await delay(waitMs, undefined, { signal: stopping }).catch(() => undefined)
      }
      if (stopping.aborted) {
        given.add(update.update_id)
        return
      }
    }
  }

  /** Confirms what is served up to the first that is not. */
  const advance = () => {
    for (let id = queue[0]; id !== undefined && done.has(id); id = queue[0]) {
      confirmed = id + 1
      queue.shift()
    }
    for (const id of done) {
      if (done.size <= remembered) break
      done.delete(id)
    }
  }

  return {
    take(update) {
      const id = update.update_id
      if (running.has(id) || done.has(id) || given.has(id)) return false
      const run = lanes
        .run(personOf(update), () => serve(update))
        .finally(() => {
          running.delete(id)
          advance()
        })
      running.set(id, run)
      queue.push(id)
      return true
    },
    busy: () => running.size > 0,
    next: async () => {
      await Promise.race(running.values())
    },
    offset: () => confirmed,
    async end() {
      await Promise.allSettled(running.values())
    },
  }
}
