import { labelChild } from '../../journal/access/label-child'
import { presentLinkCode } from '../../journal/access/present-link-code'
import { setLanguage } from '../../journal/access/set-language'
import type { JournalError } from '../../journal/errors'
import type { Caller } from '../../journal/operation'
import { createTestDatabase, type TestDatabase } from '../support/database'
import {
  actorFor,
  buildClass,
  buildLinkedGuardian,
  buildPupil,
  buildSchool,
  stranger,
  testJournal,
} from '../support/factories'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.truncate())
afterAll(() => database.drop())

const origin = 'bot:1:1000:0'

const mother = async () => {
  const { db } = database
  const school = await buildSchool(db)
  const pupil = await buildPupil(db, school, { class: await buildClass(db, school) })
  const { account } = await buildLinkedGuardian(db, school, { of: [pupil] })
  const caller: Caller = { actor: await actorFor(db, account), origin }
  return { journal: testJournal(db), caller, pupilId: pupil.id }
}

const refusal = (done: Promise<unknown>) =>
  done.then(
    () => null,
    (error: unknown) => (error as JournalError).code,
  )

const labels = async () =>
  (await database.db.models.Guardianship.findAll({ raw: true })).map(({ label }) => label)

describe('a write with the origin of an earlier one', () => {
  it('answers what the first answered when it is the same, and does nothing', async () => {
    const { journal, caller, pupilId } = await mother()
    const first = await labelChild(journal, caller, { pupilId, label: 'Аня' })
    await labelChild(journal, { actor: caller.actor }, { pupilId, label: 'Анечка' })
    await expect(labelChild(journal, caller, { pupilId, label: ' Аня ' })).resolves.toEqual(first)
    await expect(labels()).resolves.toEqual(['Анечка'])
  })

  it('is refused when it is another operation, and never answers with the first one’s result', async () => {
    const { journal, caller, pupilId } = await mother()
    await setLanguage(journal, caller, { language: 'en' })
    await expect(refusal(labelChild(journal, caller, { pupilId, label: 'Аня' }))).resolves.toBe('conflict')
    await expect(labels()).resolves.toEqual([null])
  })

  it('is refused when it says something else', async () => {
    const { journal, caller, pupilId } = await mother()
    await labelChild(journal, caller, { pupilId, label: 'Аня' })
    const other = labelChild(journal, caller, { pupilId, label: 'Анюта' })
    await expect(refusal(other)).resolves.toBe('conflict')
    await expect(labels()).resolves.toEqual(['Аня'])
  })

  it('leaves no trace of a code that was tried but a keyed hash', async () => {
    const journal = testJournal(database.db)
    const code = 'AAAA-2222-CCCC'
    await presentLinkCode(journal, { actor: stranger(), origin }, { code })
    const [row] = await database.db.models.WriteOrigin.findAll({ raw: true })
    expect(row?.inputHash).toHaveLength(32)
    expect(JSON.stringify(row)).not.toContain(code)
    const elsewhere = { ...journal, secretKey: Buffer.alloc(32, 8) }
    const again = presentLinkCode(elsewhere, { actor: stranger(), origin }, { code })
    await expect(refusal(again)).resolves.toBe('conflict')
  })
})
