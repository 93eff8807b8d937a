import type { Delivered, DueNotice, Settled } from './ports'

const firstRetryMs = 15_000
const longestRetryMs = 3_600_000
/** With the growing pauses about eight hours. */
const maxAttempts = 15

const retryMs = (attempts: number) => Math.min(longestRetryMs, firstRetryMs * 2 ** Math.max(0, attempts - 1))

/** What the end of one sending means for its rows. */
export function settlementOf(notice: DueNotice, delivered: Delivered, now: Date): Settled {
  const { ids, attempts } = notice
  switch (delivered.kind) {
    case 'sent':
    case 'cancelled':
      return { ids, state: delivered.kind }
    case 'unreachable':
      return { ids, state: 'failed', reason: 'unreachable', unreachable: true }
    case 'later':
      return { ids, state: 'ready', retryAt: delivered.at, uncounted: true }
    case 'paused':
      return { ids, state: 'ready', retryAt: delivered.until, uncounted: true }
    case 'dead':
      return { ids, state: 'dead', reason: delivered.reason }
    case 'failed': {
      const { reason, doubled } = delivered
      const marks = { ids, reason, ...(doubled && { possiblyDoubled: true }) }
      if (attempts >= maxAttempts) return { ...marks, state: 'dead' }
      return { ...marks, state: 'ready', retryAt: new Date(now.getTime() + retryMs(attempts)) }
    }
  }
}
