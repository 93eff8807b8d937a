import type { Update } from 'telegraf/types'

/** Runs the work of one person in the order it came, the work of different people side by side; within one process. */
export interface Lanes {
  run<T>(person: number | null, work: () => Promise<T>): Promise<T>
  /** Resolves when nothing is running. */
  idle(): Promise<void>
}

/** Whose update it is; null for one of nobody. */
export function personOf(update: Update): number | null {
  for (const part of Object.values(update) as readonly unknown[]) {
    const from =
      typeof part === 'object' && part !== null ? (part as { from?: { id?: unknown } }).from : undefined
    if (typeof from?.id === 'number') return from.id
  }
  return null
}

/** Makes lanes; a lane exists only while something runs in it. */
export function createLanes(): Lanes {
  const tails = new Map<number, Promise<unknown>>()
  return {
    run(person, work) {
      if (person === null) return work()
      const before = tails.get(person)
      const run = before ? before.then(work, work) : work()
      tails.set(person, run)
      const leave = () => {
        if (tails.get(person) === run) tails.delete(person)
      }
      run.then(leave, leave)
      return run
    },
    async idle() {
      while (tails.size > 0) await Promise.allSettled(tails.values())
    },
  }
}
