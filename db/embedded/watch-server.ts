import { isAlive } from './process-stamp'

const LOOK_EVERY_MS = 250

/**
 * Calls back once when the process is gone, however it ended and whoever had started it; does not keep the program
 * alive. Call what is returned to stop watching.
 */
export function watchServer(pid: number, onExit: () => void): () => void {
  const timer = setInterval(() => {
    if (isAlive(pid)) return
    clearInterval(timer)
    onExit()
  }, LOOK_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
