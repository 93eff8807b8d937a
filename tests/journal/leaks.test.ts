import { features } from '../../bot/features'
import { apiScopes, type Actor } from '../../journal/actor'
import { JournalError } from '../../journal/errors'
import type { Caller, Journal } from '../../journal/operation'
import { operations } from '../../journal/operations'
import { createView } from '../../journal/views/create-view'
import { openView } from '../../journal/views/open-view'
import { viewNames } from '../../journal/views/viewable'
import { startChats } from '../support/chat'
import { createTestDatabase, type TestDatabase } from '../support/database'
import { actorFor, stranger, testJournal } from '../support/factories'
import { undoing } from './access/table/outcome'
import { search, type Dice } from './leaks/dice'
import { forgedData, pressForged } from './leaks/forged-press'
import { maySee, secrets, secretText, type PlannedAsker } from './leaks/oracle'
import { planParentOfAnna } from './leaks/parent-of-anna'
import { accounts, planSchools, type Plan } from './leaks/plan'
import { randomInput } from './leaks/random-input'
import { store, type Stored } from './leaks/store'

const numRuns = Number(process.env['FC_RUNS'] ?? 40)
const actionsARun = 50
const pressesAndTexts = 150

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
  if (!dice.oneIn(8)) return { kind: 'account', account: dice.below(accounts) }
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
    return JSON.stringify({ answer: await work() })
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
    await search(numRuns, async (dice) => {
      const plan = planSchools(dice)
      const stored = await store(database.db, plan)
      const pupils = plan.people.filter(({ pupil }) => pupil)
      for (let i = 0; i < actionsARun; i++) {
        const asker = planAsker(dice, plan)
        const { asked, text } = await ask(dice, await actorOfAsker(asker, stored), stored)
        for (const pupil of pupils) {
          for (const secret of secrets.filter((each) => text.includes(secretText(each, pupil)))) {
            if (!maySee(plan, asker, pupil, secret)) {
              throw new Error(
                `${JSON.stringify(asker)} asked ${asked} and was told ${secretText(secret, pupil)}`,
              )
            }
            rightlyTold++
          }
        }
      }
    })
    // Otherwise the search would prove nothing.
    expect(rightlyTold).toBeGreaterThan(numRuns)
  }, 600_000)
})

const texts = [
  ...[
    'оценки',
    'оценки за неделю',
    'что задали',
    'дз алгебра',
    'расписание на завтра',
    'а завтра',
    'пропуски',
  ],
  ...['мои дети', 'мои данные', 'настройки', 'меню', 'помощь', 'привет', '1', 'marks', 'homework tomorrow'],
  ...['/start', '/marks', '/homework', '/timetable', '/attendance', '/children', '/privacy', '/cancel'],
]

describe('no message of the bot tells a parent about a pupil whom they may not see', () => {
  it('whatever they write and whichever button they forge', async () => {
    const chats = await startChats({ db: database.db })
    try {
      const chat = chats.open()
      const { plan, anna } = planParentOfAnna()
      const { people, schools, otherIds } = await store(database.db, plan, [chat.id])
      const own = plan.people.find(({ account }) => account === 0)!
      const [, , linkId] = otherIds
      const ids = [
        ...[...people].flatMap(([planned, { id }]) => (planned === own ? [] : [id])),
        ...schools.flatMap(({ id, classes }) => [id, ...classes.flatMap((c) => [c.id, c.course.subjectId])]),
      ].filter((id) => id !== linkId && id !== people.get(own)!.id)
      await search(1, async (dice) => {
        await chat.says('что задали')
        for (let i = 0; i < pressesAndTexts; i++) {
          if (dice.oneIn(4)) await chat.says(dice.pick(texts))
          else await pressForged(chats, chat, forgedData(dice, features, ids))
        }
        await chat.says('/cancel')
        await chat.says('что задали')
      })
      const said = JSON.stringify(chats.telegram.simulator.calls())
      const strangers = plan.people.filter((person) => person.pupil && person !== anna)
      const secretsOf = (person: (typeof strangers)[number]) =>
        secrets.map((each) => secretText(each, person))
      expect(strangers.flatMap(secretsOf).filter((secret) => said.includes(secret))).toEqual([])
      expect(chat.sees().text).toContain(secretText('homework', anna))
    } finally {
      await chats.close()
    }
  })
})
