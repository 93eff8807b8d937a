import { setTimeout as delay } from 'node:timers/promises'
import { EmbeddedError } from './embedded-error'
import { findServer } from './find-server'
import type { Place } from './place'
import { isAlive } from './process-stamp'

const FAST_WITHIN_MS = 30_000
const AT_ONCE_WITHIN_MS = 10_000
const POLL_MS = 10

/**
 * Stops the server of the cluster, if one runs, and waits until it is gone: first in order (open statements are
 * rolled back, everything is written), and if that takes half a minute, at once (the next start then recovers).
 *
 * @throws EmbeddedError `stop-failed` when it withstands both.
 */
export async function stopServer(place: Place): Promise<void> {
  if (await signalAndWait(place, 'SIGINT', FAST_WITHIN_MS)) return
  if (await signalAndWait(place, 'SIGQUIT', AT_ONCE_WITHIN_MS)) return
  const pid = findServer(place)?.pid ?? 0
  const message = `The embedded PostgreSQL (process ${pid}) does not stop. End that process before the next start.`
  throw new EmbeddedError('stop-failed', message, { pid })
}

async function signalAndWait(place: Place, signal: NodeJS.Signals, withinMs: number): Promise<boolean> {
  const pid = findServer(place)?.pid
  if (pid === undefined) return true
  send(pid, signal)
  const deadline = Date.now() + withinMs
  // The server takes its note away a moment before it ends.
  while (findServer(place)?.pid === pid || isAlive(pid)) {
    if (Date.now() > deadline) return false
    await delay(POLL_MS)
  }
  return true
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    // It may have ended between the look and the signal.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
