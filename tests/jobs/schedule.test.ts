import pino from 'pino'
import { createJobRuns } from '../../db/queries/job-runs'
import { every, startSchedule, type Job, type Schedule } from '../../jobs/schedule'
import { createTestDatabase, type TestDatabase } from '../support/database'
import { handClock } from '../support/factories'

describe('scheduled jobs', () => {
  const log = pino({ level: 'silent' })
  const clock = handClock(new Date('2026-11-24T09:00:30Z'))
  let database: TestDatabase
  let ran: string[]
  const schedules: Schedule[] = []

  beforeAll(async () => {
    database = await createTestDatabase()
  })
  beforeEach(async () => {
    await database.truncate()
    ran = []
  })
  afterEach(async () => {
    for (const schedule of schedules.splice(0)) await schedule.stop()
  })
  afterAll(() => database.drop())

  const job = (run: Job['run'] = async ({ key }) => void ran.push(key)): Job => ({
    name: 'tidy',
    due: every(60),
    run,
  })
  const start = (...jobs: Job[]) => {
    const schedule = startSchedule({ jobs, runs: createJobRuns(database.db), clock, log })
    schedules.push(schedule)
    return schedule
  }

  it('run once an hour over all processes and ticks', async () => {
    const [one, other] = [start(job()), start(job())]
    await Promise.all([one.tick(), other.tick()])
    await one.tick()
    expect(ran).toEqual(['2026-11-24T09:00:00.000Z'])
    clock.advance(3_600_000)
    await other.tick()
    expect(ran).toEqual(['2026-11-24T09:00:00.000Z', '2026-11-24T10:00:00.000Z'])
  })

  it('run the latest only after hours of standing still', async () => {
    const schedule = start(job())
    await schedule.tick()
    clock.advance(5 * 3_600_000)
    await schedule.tick()
    expect(ran).toHaveLength(2)
  })

  it('are run again when they failed or their process died, though later runs happened', async () => {
    let broken = true
    const schedule = start(
      job(async ({ key }) => {
        if (broken) throw new Error('the disk is full')
        ran.push(key)
      }),
    )
    await schedule.tick()
    const failed = (await database.db.models.JobRun.findOne({ raw: true }))?.key
    broken = false
    clock.advance(3_600_000)
    await schedule.tick()
    expect(ran).toHaveLength(2)
    expect(ran).toContain(failed)
    await database.db.sequelize.query(
      `update job_runs set finished_at = null, started_at = now() - interval '2 hours'`,
    )
    ran = []
    await schedule.tick()
    expect(ran).toHaveLength(2)
  })

  it('do not keep other jobs from running when they break', async () => {
    const broken: Job = {
      name: 'broken',
      due: () => {
        throw new Error('no')
      },
      run: async () => undefined,
    }
    await start(broken, job()).tick()
    expect(ran).toHaveLength(1)
  })
})
