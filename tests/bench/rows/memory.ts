import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { runLoad } from '../load'
import { startProgram } from '../program'
import type { Bench, Figure, Row } from '../row'
import { benchNow } from '../school/build-school'
import { requestsFrom, webhookSecret } from '../updates'
import { weekQuestion } from './week-marks'

const idleMs = 10_000

/** Resident memory of a process in megabytes of 1024² bytes. */
const residentMegabytes = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024

const figure = (what: string, toReach: string, megabytes: number, details: string): Figure => ({
  row: '8',
  what,
  toReach,
  reached: `${Math.round(megabytes)} MB`,
  details,
})

const environment = (bench: Bench, folder: string, databaseUrl: string) => ({
  DATA_DIR: folder,
  DATABASE_URL: databaseUrl,
  SECRET_KEY: 'benchmark-benchmark-benchmark-benchmark',
  BOT_TOKEN: '2:benchmark-benchmark-benchmark',
  TELEGRAM_API_ROOT: `http://127.0.0.1:${bench.telegramPort}`,
  PUBLIC_URL: 'http://127.0.0.1',
  WEBHOOK_SECRET: webhookSecret,
  CLOCK_START: benchNow.toISOString(),
})

/** Row 8: memory of the program with every role, without the simulator and without PostgreSQL. */
export const memory: Row = {
  name: '8',
  async *measure(bench) {
    const { memorySeconds } = bench.options
    const { url, guardians } = await bench.school()
    const folder = await mkdtemp(join(tmpdir(), 'zvonok-bench-'))
    const program = await startProgram(bench.processors.server, folder, environment(bench, folder, url))
    try {
      bench.note('the program is ready and left alone')
      await delay(idleMs)
      const idle = residentMegabytes(program.pid)
      yield figure('resident memory, idle', '≤ 150 MB', idle, `${idleMs / 1000} s after it was ready`)
      const rate = await runLoad({
        port: program.port,
        connections: 64,
        seconds: memorySeconds,
        nextRequest: requestsFrom(guardians, weekQuestion),
      })
      const loaded = residentMegabytes(program.pid)
      const details = `${memorySeconds} s at ${Math.round(rate)} updates/s`
      yield figure(`resident memory after «${weekQuestion}»`, '≤ 250 MB', loaded, details)
    } finally {
      await program.stop()
      await rm(folder, { recursive: true, force: true })
    }
  },
}
