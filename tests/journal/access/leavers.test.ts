import type { Database } from '../../../db/connection'
import { endLeaversAccess } from '../../../journal/access/end-leavers-access'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import {
  buildClass,
  buildGuardianship,
  buildLinkedGuardian,
  buildPupil,
  buildSchool,
  commandCaller,
  testJournal,
} from '../../support/factories'

describe('endLeaversAccess', () => {
  let database: TestDatabase
  let db: Database
  beforeAll(async () => {
    database = await createTestDatabase()
    db = database.db
  })
  afterAll(() => database.drop())
  afterEach(() => database.truncate())

  const familyOf = async (leftOn: readonly (string | null)[]) => {
    const school = await buildSchool(db)
    const schoolClass = await buildClass(db, school)
    const pupils = await Promise.all(
      leftOn.map((day) => buildPupil(db, school, { class: schoolClass, leftOn: day })),
    )
    const { guardian } = await buildLinkedGuardian(db, school, { of: pupils })
    return { school, guardian, pupils }
  }
  const currentLinks = () => db.models.AccountLink.count({ where: { unlinkedAt: null } })

  it('unlinks a guardian whose only child left a fortnight ago and forgets who they are', async () => {
    await familyOf(['2026-11-10'])
    expect(await endLeaversAccess(testJournal(db), commandCaller, {})).toMatchObject({ ended: 1, erased: 1 })
    expect(await currentLinks()).toBe(0)
    const [account] = await db.models.Account.findAll({ raw: true })
    expect(account?.externalUserId).toMatch(/^erased-/)
    expect(await db.models.Consent.count({ where: { destroyedAt: null } })).toBe(0)
    expect(await db.models.AuditEntry.count({ where: { operation: 'end-leavers-access' } })).toBe(1)
  })

  it('keeps the link while the fortnight lasts', async () => {
    await familyOf(['2026-11-11'])
    expect(await endLeaversAccess(testJournal(db), commandCaller, {})).toMatchObject({ ended: 0 })
    expect(await currentLinks()).toBe(1)
  })

  it('keeps the link of a guardian who has another child at the school', async () => {
    await familyOf(['2026-09-10', null])
    expect(await endLeaversAccess(testJournal(db), commandCaller, {})).toMatchObject({ ended: 0 })
  })

  it('keeps the link of a guardian whose guardianship ended but whose child stayed', async () => {
    const { school, guardian } = await familyOf([null])
    const other = await buildPupil(db, school)
    await buildGuardianship(db, guardian, other, { from: '2026-09-01', until: '2026-10-01' })
    expect(await endLeaversAccess(testJournal(db), commandCaller, {})).toMatchObject({ ended: 0 })
  })
})
