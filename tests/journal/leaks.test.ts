import fc from 'fast-check'
import { apiScopes, type Actor } from '../../journal/actor'
import { JournalError } from '../../journal/errors'
import type { Caller, Journal } from '../../journal/operation'
import { operations } from '../../journal/operations'
import { createView } from '../../journal/views/create-view'
import { openView } from '../../journal/views/open-view'
import { viewNames } from '../../journal/views/viewable'
import { createTestDatabase, type TestDatabase } from '../support/database'
import { actorFor, stranger, testJournal } from '../support/factories'
import { undoing } from './access/table/outcome'
import { diceOf, type Dice } from './leaks/dice'
import { maySee, secrets, secretText, type PlannedAsker } from './leaks/oracle'
import { planSchools, type Plan } from './leaks/plan'
import { randomInput } from './leaks/random-input'
import { store, type Stored } from './leaks/store'

const numRuns = Number(process.env['FC_RUNS'] ?? 40)
const actionsARun = 40

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const isRead = ({ kind }: (typeof operations)[number]) => kind === 'read'
const reads = operations.filter(isRead)
const writes = operations.filter((operation) => !isRead(operation))

function planAsker(dice: Dice, { schools }: Plan): PlannedAsker {
  if (dice.oneIn(12)) return { kind: 'stranger' }
  if (!dice.oneIn(8)) return { kind: 'account', account: dice.below(6) }
  const school = dice.oneIn(4) ? null : dice.below(schools)
  return { kind: 'key', school, scopes: dice.some(apiScopes) }
}

async function actorOfAsker(asker: PlannedAsker, { schools, users }: Stored): Promise<Actor> {
  if (asker.kind === 'stranger') return stranger()
  if (asker.kind === 'account') return actorFor(database.db, { externalUserId: users[asker.account]! })
  const schoolId = asker.school === null ? null : schools[asker.school]!.id
  return { kind: 'apiKey', keyId: null, schoolId, scopes: asker.scopes }
}

/** Everything that an answer tells, refusals included. */
async function told(work: () => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await work()) ?? ''
  } catch (error) {
    if (error instanceof JournalError) return JSON.stringify([error.message, error.params, error.fields])
    throw error
  }
}

async function showPage(journal: Journal, caller: Caller, dice: Dice, stored: Stored): Promise<unknown> {
  const pupilId = dice.pick([...stored.people.values()]).id
  const { token } = await createView(journal, caller, { view: dice.pick(viewNames), input: { pupilId } })
  return openView(journal, token ?? '')
}

interface Answer {
  readonly asked: string
  readonly text: string
}

async function ask(dice: Dice, actor: Actor, stored: Stored): Promise<Answer> {
  const undone = testJournal(undoing(database.db))
  if (dice.oneIn(12)) {
    const journal = testJournal(database.db)
    return { asked: 'a one-time page', text: await told(() => showPage(journal, { actor }, dice, stored)) }
  }
  const operation = dice.pick(dice.oneIn(4) ? writes : reads)
  const input = randomInput(dice, operation, stored)
  const asked = `${operation.operation} ${JSON.stringify(input)}`
  return { asked, text: await told(() => operation(undone, { actor }, input as never)) }
}

describe('no answer tells about a pupil whom the asker may not see', () => {
  it('whatever is asked, by whomever', async () => {
    let rightlyTold = 0
    const property = fc.asyncProperty(fc.gen(), async (gen) => {
      const dice = diceOf(gen)
      const plan = planSchools(dice)
      const stored = await store(database.db, plan)
      const pupils = plan.people.filter(({ pupil }) => pupil)
      for (let i = 0; i < actionsARun; i++) {
        const asker = planAsker(dice, plan)
        const { asked, text } = await ask(dice, await actorOfAsker(asker, stored), stored)
        for (const pupil of pupils) {
          for (const secret of secrets.filter((each) => text.includes(secretText(each, pupil)))) {
            if (maySee(plan, asker, pupil, secret)) rightlyTold++
            else
              throw new Error(
                `${JSON.stringify(asker)} asked ${asked} and was told ${secretText(secret, pupil)}`,
              )
          }
        }
      }
    })
    await fc.assert(property, { seed: 20_261_124, numRuns, endOnFailure: true })
    // Otherwise the search would prove nothing.
    expect(rightlyTold).toBeGreaterThan(numRuns)
  }, 600_000)
})
