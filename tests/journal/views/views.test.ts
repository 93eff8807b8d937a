import { createView } from '../../../journal/views/create-view'
import { openView } from '../../../journal/views/open-view'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import {
  actorFor,
  buildClass,
  buildLinkedGuardian,
  buildPupil,
  buildSchool,
  handClock,
  runAs,
  stranger,
  testJournal,
} from '../../support/factories'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.truncate())
afterAll(() => database.drop())

const family = async () => {
  const { db } = database
  const school = await buildSchool(db)
  const pupil = await buildPupil(db, school, { class: await buildClass(db, school) })
  const { account, guardian } = await buildLinkedGuardian(db, school, {
    of: [pupil],
    guardianship: { label: 'Аня' },
  })
  const clock = handClock()
  return { db, pupil, guardian, account, clock, journal: testJournal(db, clock) }
}

const gone = { code: 'not_found' }
const minutes = 60_000

describe('a one-time page', () => {
  it('shows the answer to its account once, with names in full', async () => {
    const { pupil, account, journal } = await family()
    const { token } = await runAs(journal, account, createView, { view: 'marks.week' })
    const opened = await openView(journal, token!)
    expect(opened).toMatchObject({
      language: 'ru',
      names: { [pupil.id]: 'Аня' },
      content: { view: 'marks.week', answer: [{ pupilId: pupil.id }] },
    })
    await expect(openView(journal, token!)).rejects.toMatchObject(gone)
  })

  it('is stored as a keyed hash only', async () => {
    const { db, account, journal } = await family()
    const { token } = await runAs(journal, account, createView, { view: 'homework.day' })
    const [row] = await db.models.ViewToken.findAll({ raw: true })
    expect(JSON.stringify(row)).not.toContain(token)
    expect(row!.tokenHash).toHaveLength(32)
  })

  it('closes after ten minutes', async () => {
    const { account, clock, journal } = await family()
    const { token } = await runAs(journal, account, createView, { view: 'marks.week' })
    clock.advance(10 * minutes)
    await expect(openView(journal, token!)).rejects.toMatchObject(gone)
  })

  it('shows nothing any more once the guardianship is restricted', async () => {
    const { db, pupil, account, journal } = await family()
    const { token } = await runAs(journal, account, createView, { view: 'marks.week' })
    await db.models.Guardianship.update({ restrictedFrom: '2026-11-24' }, { where: { pupilId: pupil.id } })
    await expect(openView(journal, token!)).rejects.toMatchObject(gone)
  })

  it('is not made for a stranger, and not made twice by a repeated update', async () => {
    const { db, account, journal } = await family()
    await expect(createView(journal, { actor: stranger() }, { view: 'marks.week' })).rejects.toMatchObject(
      gone,
    )
    const caller = { actor: await actorFor(db, account), origin: 'bot:1:5:0' }
    const first = await createView(journal, caller, { view: 'marks.week' })
    const second = await createView(journal, caller, { view: 'marks.week' })
    expect(first.token).toEqual(expect.any(String))
    expect(second).toEqual({ ...first, token: null })
    expect(await db.models.ViewToken.count()).toBe(1)
  })
})
