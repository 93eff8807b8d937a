import { setTimeout as delay } from 'node:timers/promises'

/** Hands out moments at a steady rate. */
export interface Pacer {
  /** Resolves at the next free moment; rejects when the signal fires first. */
  turn(signal: AbortSignal): Promise<void>
}

/** How far the moments may lag behind before the lag is forgotten instead of made up for. */
const lagMs = 100

/** @param rate moments a second; Infinity does not wait at all */
export function createPacer(rate: number): Pacer {
  const stepMs = 1000 / rate
  let nextMs = 0
  return {
    async turn(signal) {
      if (stepMs === 0) return
      const now = performance.now()
      const mine = Math.max(nextMs, now - lagMs)
      nextMs = mine + stepMs
      if (mine > now) await delay(mine - now, undefined, { signal })
    },
  }
}
