import type { Logger } from 'pino'

/** What must be undone when the process ends. */
export interface OrderlyShutdown {
  /** Adds a step; steps run one after another, the last added first. */
  add(step: () => unknown): void
  /** Runs the steps and ends the process with that status. */
  run(status: number): Promise<void>
}

/** How long the steps may take before the process ends without the rest. */
const patienceMs = 25_000

/** Ends the process in order on SIGINT and SIGTERM; a second signal ends it at once. */
export function orderlyShutdown(log: Logger): OrderlyShutdown {
  const steps: (() => unknown)[] = []
  let begun = false
  const run = async (status: number) => {
    if (begun) process.exit(1)
    begun = true
    setTimeout(() => process.exit(1), patienceMs).unref()
    for (const step of steps.reverse()) {
      try {
        await step()
      } catch (error) {
        log.error({ err: error }, 'a part did not stop cleanly')
      }
    }
    process.exit(status)
  }
  process.on('SIGINT', () => void run(0))
  process.on('SIGTERM', () => void run(0))
  return { add: (step) => void steps.push(step), run }
}
