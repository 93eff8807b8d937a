import { statement, type Connection } from '../connection'
import type { SchoolId } from '../values'

interface Due {
  readonly key: string
  readonly dueAt: Date
  readonly schoolId?: SchoolId
}

/** A run that was begun so long ago and never ended belongs to a process that died. */
const abandonedAfter = `interval '30 minutes'`

const readLast = statement<{ at: Date | null }>(
  'read-last-job-run',
  `select max(due_at) as at from job_runs where job = $1`,
)
const beginRun = statement<{ id: string }>(
  'begin-job-run',
  `insert into job_runs as r (job, school_id, key, due_at) values ($1, $2, $3, $4)
   on conflict (job, coalesce(school_id, 0), key) do update set started_at = now()
     where r.finished_at is null and r.started_at < now() - ${abandonedAfter}
   returning id`,
)
const finishRun = statement<never>('finish-job-run', `update job_runs set finished_at = now() where id = $1`)
const failRun = statement<never>(
  'fail-job-run',
  `update job_runs set started_at = now() - 2 * ${abandonedAfter} where id = $1 and finished_at is null`,
)
const readAbandoned = statement<{ key: string; dueAt: Date; schoolId: SchoolId | null }>(
  'read-abandoned-job-runs',
  `select key, due_at as "dueAt", school_id as "schoolId" from job_runs
   where job = $1 and finished_at is null and started_at < now() - ${abandonedAfter} order by due_at limit 100`,
)
const sweepRuns = statement<never>(
  'sweep-job-runs',
  `delete from job_runs r where r.finished_at < now() - interval '90 days'
     and r.due_at < (select max(l.due_at) from job_runs l where l.job = r.job)`,
)

/** Remembers which runs of the scheduled jobs happened; a key makes a run happen once. */
export const createJobRuns = (db: Connection) => ({
  async lastDueAt(job: string): Promise<Date | null> {
    const [row] = await db.run(readLast, [job])
    return row?.at ?? null
  },
  async begin(job: string, { key, dueAt, schoolId }: Due): Promise<string | null> {
    const [row] = await db.run(beginRun, [job, schoolId ?? null, key, dueAt])
    return row?.id ?? null
  },
  async finish(runId: string): Promise<void> {
    await db.run(finishRun, [runId])
  },
  async fail(runId: string): Promise<void> {
    await db.run(failRun, [runId])
  },
  async abandoned(job: string): Promise<readonly Due[]> {
    const rows = await db.run(readAbandoned, [job])
    return rows.map(({ schoolId, ...due }) => ({ ...due, ...(schoolId !== null && { schoolId }) }))
  },
  /** Forgets old runs, but never a job's last. */
  async sweep(): Promise<void> {
    await db.run(sweepRuns)
  },
})
