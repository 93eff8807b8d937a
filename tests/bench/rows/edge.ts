import { compare, figureOf } from '../compare'
import type { Row } from '../row'
import { requestsFrom } from '../updates'
import { strangers } from '../strangers'

/** Row 1: what the bot's own way through an update costs, without any database. */
export const edge: Row = {
  name: '1',
  async *measure(bench) {
    const { telegramPort } = bench
    const compared = await compare(bench, {
      ours: 'edge-ours',
      bare: 'edge-bare',
      settings: { telegramPort },
      nextRequest: requestsFrom(strangers, 'Привет'),
    })
    yield figureOf(compared, { row: '1', what: 'edge against bare node:http', toReach: '≥ 1.0' })
  },
}
