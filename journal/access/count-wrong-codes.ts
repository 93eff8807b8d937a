import { z } from 'zod'
import { wrongTriesSince } from '../../db/queries/access/link-attempts'
import { read } from '../operation'
import { isOwnProgram } from './policy'

/**
 * Counts the users who sent wrong codes in the last minutes and their tries, so that guessing by many accounts is noticed;
 * nobody is locked out by it.
 */
export const countWrongCodes = read({
  name: 'count-wrong-codes',
  input: z.strictObject({ minutes: z.int().min(1).max(1440).default(60) }),
  scope: (actor) => (isOwnProgram(actor) ? {} : null),
  async select({ db, input, now }): Promise<{ users: number; failures: number }> {
    const [row] = await db.run(wrongTriesSince, [new Date(now.getTime() - input.minutes * 60_000)])
    return row ?? { users: 0, failures: 0 }
  },
})
