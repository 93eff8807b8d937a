import { scheduleJob } from 'node-schedule'
import type { Logger } from 'pino'
import type { Clock } from '../journal/clock'
import type { Due, JobRuns } from './ports'

/** Something that is done at set times. */
export interface Job {
  readonly name: string
  /**
   * The runs owed at `now`.
   * @param last the latest instant at which a run was due; null before the first
   */
  due(now: Date, last: Date | null): readonly Due[] | Promise<readonly Due[]>
  run(due: Due): Promise<void>
}

export interface ScheduleOptions {
  readonly jobs: readonly Job[]
  readonly runs: JobRuns
  readonly clock: Clock
  readonly log: Logger
}

export interface Schedule {
  /** Runs what is due now; a tick that comes while one runs does nothing. */
  tick(): Promise<void>
  /** Ticks no more and lets a running tick end. */
  stop(): Promise<void>
}

/**
 * The run of a job that repeats every so many minutes: only the latest, however many were missed.
 * @param minutes a divisor of a day, such as 5 or 60
 */
export const every =
  (minutes: number): Job['due'] =>
  (now, last) => {
    const step = minutes * 60_000
    const dueAt = new Date(Math.floor(now.getTime() / step) * step)
    return last !== null && last >= dueAt ? [] : [{ key: dueAt.toISOString(), dueAt }]
  }

/**
 * Ticks once a minute; what is due is reckoned from the clock that is handed in and from the last recorded run, so that a
 * second process, a restart or a missed tick neither doubles nor loses a run.
 */
export function startSchedule({ jobs, runs, clock, log }: ScheduleOptions): Schedule {
  let running: Promise<void> | null = null
  let stopped = false

  const runOnce = async (job: Job, due: Due) => {
    const runId = await runs.begin(job.name, due)
    if (runId === null) return
    const category = 'job'
    try {
      await job.run(due)
    } catch (error) {
      log.error({ category, job: job.name, key: due.key, err: error }, 'a job failed')
      return runs.fail(runId)
    }
    await runs.finish(runId)
    log.debug({ category, job: job.name, key: due.key }, 'a job ran')
  }

  const runJob = async (job: Job) => {
    const owed = await runs.abandoned(job.name)
    const last = await runs.lastDueAt(job.name)
    for (const due of [...owed, ...(await job.due(clock.now(), last))]) {
      if (!stopped) await runOnce(job, due)
    }
  }

  const tick = async () => {
    for (const job of jobs) {
      await runJob(job).catch((error: unknown) => {
        log.error({ category: 'job', job: job.name, err: error }, 'a job was not run')
      })
    }
  }
  const guarded = () => {
    running ??= tick().finally(() => (running = null))
    return running
  }
  const timer = scheduleJob('* * * * *', () => void guarded())

  return {
    tick: guarded,
    async stop() {
      stopped = true
      timer.cancel()
      await running
    },
  }
}
