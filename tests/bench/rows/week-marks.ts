import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { registerBot } from '../../../db/queries/bots'
import { compare, figureOf } from '../compare'
import { recordReads } from '../record-reads'
import type { Bench, Row } from '../row'
import { benchNow } from '../school/build-school'
import { requestsFrom } from '../updates'

/** What a parent asks. */
export const weekQuestion = 'оценки за неделю'

const prepare = async (bench: Bench) => {
  const { db, url, guardians } = await bench.school()
  const botId = await registerBot(db, '1', 'bench_bot')
  bench.note('noting which statements answer each parent')
  const recorded = await recordReads(db, { botId, persons: guardians, words: weekQuestion, now: benchNow })
  return { ...recorded, botId, databaseUrl: url, guardians }
}

/** Row 2: a parent asks for the week's marks. */
export const weekMarks: Row = {
  name: '2',
  async *measure(bench) {
    const { reads, trips, guardians, ...database } = await prepare(bench)
    yield {
      row: '2',
      what: 'round trips to the database before and after the reply',
      toReach: '≤ 2, 1',
      reached: `${trips.beforeReply}, ${trips.afterReply}`,
      details: `the most of ${guardians.length} accounts; reads: ${Object.keys(reads.statements).join(', ')}`,
    }
    const folder = await mkdtemp(join(tmpdir(), 'zvonok-bench-'))
    try {
      const readsFile = join(folder, 'reads.json')
      await writeFile(readsFile, JSON.stringify(reads))
      const compared = await compare(bench, {
        ours: 'features-ours',
        bare: 'store-bare',
        settings: { telegramPort: bench.telegramPort, ...database, now: benchNow.toISOString(), readsFile },
        nextRequest: requestsFrom(guardians, weekQuestion),
      })
      yield figureOf(compared, {
        row: '2',
        what: `«${weekQuestion}», against the same statements bare`,
        toReach: '≥ 0.6',
      })
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}
