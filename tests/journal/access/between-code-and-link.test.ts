import type { Database } from '../../../db/connection'
import { issueLinkCode } from '../../../journal/access/issue-link-code'
import { presentLinkCode } from '../../../journal/access/present-link-code'
import { redeemLinkCode } from '../../../journal/access/redeem-link-code'
import type { JournalError } from '../../../journal/errors'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import {
  buildClass,
  buildGuardian,
  buildPupil,
  buildSchool,
  buildStaff,
  commandCaller,
  stranger,
  testDay,
  testJournal,
  testNow,
  type Person,
} from '../../support/factories'

let database: TestDatabase
let db: Database
beforeAll(async () => {
  database = await createTestDatabase()
  ;({ db } = database)
})
afterEach(() => database.truncate())
afterAll(() => database.drop())

const items = ['basics', 'marks', 'attendance'] as const

/** Presents somebody's code, lets something happen, and then tries to use it up. */
async function linkAfter(holder: Person, meanwhile: () => Promise<unknown>): Promise<string> {
  const journal = testJournal(db)
  const caller = { actor: stranger() }
  const { code } = await issueLinkCode(journal, commandCaller, { personId: holder.id })
  const offer = await presentLinkCode(journal, caller, { code: code ?? '' })
  if (offer.kind !== 'accepted') throw new Error(`The code was ${offer.kind}`)
  await meanwhile()
  return redeemLinkCode(journal, caller, { ticket: offer.ticket, items: [...items] }).then(
    () => 'linked',
    (error: unknown) => (error as JournalError).code,
  )
}

const family = async () => {
  const school = await buildSchool(db)
  const pupil = await buildPupil(db, school, { class: await buildClass(db, school) })
  const guardian = await buildGuardian(db, school, { of: [pupil] })
  return { school, pupil, guardian, where: { where: { guardianId: guardian.id } } }
}

describe('a code that was good when it was presented', () => {
  it('links when nothing happened meanwhile', async () => {
    const { guardian } = await family()
    await expect(linkAfter(guardian, () => Promise.resolve())).resolves.toBe('linked')
  })

  it('is refused once the guardianship has ended', async () => {
    const { guardian, where } = await family()
    const end = () => db.models.Guardianship.update({ untilOn: testDay }, where)
    await expect(linkAfter(guardian, end)).resolves.toBe('code_refused')
  })

  it('is refused once the guardian is restricted', async () => {
    const { guardian, where } = await family()
    const restrict = () =>
      db.models.Guardianship.update({ restrictedFrom: testDay, restrictionBasis: 'решение суда' }, where)
    await expect(linkAfter(guardian, restrict)).resolves.toBe('code_refused')
  })

  it('is refused once the child has left', async () => {
    const { guardian, pupil } = await family()
    const leave = () => db.models.Person.update({ leftOn: testDay }, { where: { id: pupil.id } })
    await expect(linkAfter(guardian, leave)).resolves.toBe('code_refused')
  })

  it('is refused once its holder has left or their school has closed', async () => {
    const { school, guardian } = await family()
    const teacher = await buildStaff(db, school)
    const leave = () => db.models.Person.update({ leftOn: testDay }, { where: { id: teacher.id } })
    await expect(linkAfter(teacher, leave)).resolves.toBe('code_refused')
    const close = () => db.models.School.update({ closedAt: testNow }, { where: { id: school.id } })
    await expect(linkAfter(guardian, close)).resolves.toBe('code_refused')
  })

  it('is refused once another code was issued', async () => {
    const { guardian } = await family()
    const again = () => issueLinkCode(testJournal(db), commandCaller, { personId: guardian.id })
    await expect(linkAfter(guardian, again)).resolves.toBe('code_refused')
    expect(await db.models.AccountLink.count()).toBe(0)
    expect(await db.models.Consent.count()).toBe(0)
  })
})
