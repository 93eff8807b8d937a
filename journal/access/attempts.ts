import { createHmac } from 'node:crypto'
import type { ChannelUser } from '../actor'

/** Wrong tries without a wait: a slip of the finger costs nobody anything. */
export const freeAttempts = 4

const firstWaitMs = 60_000
const longestWaitMs = 60 * 60_000
const forgottenAfterMs = 24 * 60 * 60_000

/** What is kept of somebody's wrong tries. */
export interface Attempts {
  readonly failures: number
  readonly lastFailedAt: Date
  readonly nextAllowedAt: Date
}

/** The keyed hash under which tries are counted, so that a stranger leaves no identity behind. */
export const hashUser = ({ channel, externalUserId }: ChannelUser, secretKey: Buffer): Buffer =>
  createHmac('sha256', secretKey).update(`user:${channel}:${externalUserId}`).digest()

/** The tries after one more wrong one: after the free ones each doubles the wait, up to an hour; a day forgets them. */
export function afterFailure(before: Attempts | null, now: Date): Attempts {
  const remembered =
    before && now.getTime() - before.lastFailedAt.getTime() < forgottenAfterMs ? before : null
  const failures = (remembered?.failures ?? 0) + 1
  const doublings = failures - freeAttempts - 1
  const wait = doublings < 0 ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(doublings, 10))
  return { failures, lastFailedAt: now, nextAllowedAt: new Date(now.getTime() + wait) }
}
