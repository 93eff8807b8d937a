import type { Logger } from 'pino'
import { countWrongCodes } from '../journal/access/count-wrong-codes'
import type { Journal } from '../journal/operation'
import { every, type Job } from './schedule'

/** Wrong link codes within ten minutes that are more than a school's ordinary slips. */
const suspicious = 50

/** Tells the operator's log when link codes are being guessed by many accounts; nobody is locked out by it. */
export const watchWrongCodes = (journal: Journal, log: Logger): Job => ({
  name: 'watch-wrong-codes',
  due: every(10),
  async run() {
    const caller = { actor: { kind: 'job', name: 'watch-wrong-codes' } } as const
    const { users, failures } = await countWrongCodes(journal, caller, { minutes: 10 })
    if (failures >= suspicious) {
      log.warn({ users, failures }, 'many wrong link codes in ten minutes: somebody may be guessing')
    }
  },
})
