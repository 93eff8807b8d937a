import { connect } from '../../../db/connection'
import { registerBot } from '../../../db/queries/bots'
import { compare, figureOf } from '../compare'
import type { Row } from '../row'
import { strangers } from '../strangers'
import { requestsFrom } from '../updates'

/** Row 1b: the same with updates and lanes in the database. */
export const edgeWithDatabase: Row = {
  name: '1b',
  async *measure(bench) {
    const databaseUrl = await bench.newDatabase()
    const db = connect({ url: databaseUrl })
    const botId = await registerBot(db, '1', 'bench_bot')
    await db.close()
    const compared = await compare(bench, {
      ours: 'constant-ours',
      bare: 'store-bare',
      settings: { telegramPort: bench.telegramPort, databaseUrl, botId },
      nextRequest: requestsFrom(strangers, 'Привет'),
    })
    yield figureOf(compared, {
      row: '1b',
      what: 'edge with claim and finish, against the same statements bare',
      toReach: '≥ 0.6',
    })
  },
}
