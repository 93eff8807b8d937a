import type { Database } from '../../../db/connection'
import { issueClassLinkCodes } from '../../../journal/access/issue-class-link-codes'
import { issueLinkCode } from '../../../journal/access/issue-link-code'
import { hashLinkCode, readLinkCode } from '../../../journal/access/link-code'
import { listLinkCodes } from '../../../journal/access/list-link-codes'
import { recordPaperConsent } from '../../../journal/access/record-paper-consent'
import { revokeLinkCode } from '../../../journal/access/revoke-link-code'
import type { Actor } from '../../../journal/actor'
import type { Journal } from '../../../journal/operation'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import {
  buildClass,
  buildGuardian,
  buildPupil,
  buildSchool,
  buildStaff,
  commandCaller,
  linkAccount,
  runAs,
  testJournal,
  testNow,
} from '../../support/factories'

let database: TestDatabase
let db: Database
let journal: Journal

beforeAll(async () => {
  database = await createTestDatabase()
  ;({ db } = database)
  journal = testJournal(db)
})
afterAll(() => database.drop())
afterEach(() => database.truncate())

const keyWith = (scopes: readonly string[], schoolId: string | null = null): { actor: Actor } => ({
  actor: { kind: 'apiKey', keyId: null, schoolId, scopes } as Actor,
})

const family = async () => {
  const school = await buildSchool(db)
  const schoolClass = await buildClass(db, school)
  const pupil = await buildPupil(db, school, { class: schoolClass })
  const guardian = await buildGuardian(db, school, { of: [pupil] })
  return { school, schoolClass, pupil, guardian }
}

describe('issueLinkCode', () => {
  it('gives a code of which only the keyed hash is stored', async () => {
    const { guardian } = await family()
    const issued = await issueLinkCode(journal, commandCaller, { personId: guardian.id })
    expect(issued.code).toMatch(/^[2-9ACEHKMPTX]{4}(-[2-9ACEHKMPTX]{4}){2}$/)
    expect(issued.expiresAt).toBe(new Date(testNow.getTime() + 60 * 86_400_000).toISOString())
    const [row] = await db.models.LinkCode.findAll({ raw: true })
    expect(row!.codeHash.equals(hashLinkCode(readLinkCode(issued.code!)!, journal.secretKey))).toBe(true)
    const audit = JSON.stringify(await db.models.AuditEntry.findAll({ raw: true }))
    expect(audit).not.toContain(issued.code)
  })

  it('answers a repeated request without the code, which is kept nowhere', async () => {
    const { guardian } = await family()
    const caller = { ...commandCaller, origin: 'api:1:again' }
    const first = await issueLinkCode(journal, caller, { personId: guardian.id, expiresInDays: 7 })
    const second = await issueLinkCode(journal, caller, { personId: guardian.id, expiresInDays: 7 })
    expect(second).toEqual({ ...first, code: null })
    expect(await db.models.LinkCode.count()).toBe(1)
  })

  it('revokes the codes that the person has not used', async () => {
    const { guardian } = await family()
    const first = await issueLinkCode(journal, commandCaller, { personId: guardian.id })
    await issueLinkCode(journal, commandCaller, { personId: guardian.id })
    const rows = await db.models.LinkCode.findAll({ raw: true, order: ['id'] })
    expect(rows.map(({ id, revokedAt }) => [id === first.id, revokedAt !== null])).toEqual([
      [true, true],
      [false, false],
    ])
  })

  it.each([
    ['administrator', true, true],
    ['technical_administrator', true, true],
    ['secretary', true, false],
    ['director', false, false],
    ['teacher', false, false],
  ] as const)('lets a %s issue codes to families: %s, to staff: %s', async (role, toFamilies, toStaff) => {
    const { school, guardian } = await family()
    const colleague = await buildStaff(db, school)
    const account = await linkAccount(db, await buildStaff(db, school, { roles: [role] }))
    const attempt = (personId: string) =>
      runAs(journal, account, issueLinkCode, { personId }).then(
        () => true,
        (error: unknown) => (expect(error).toMatchObject({ code: 'not_found' }), false),
      )
    expect(await attempt(guardian.id)).toBe(toFamilies)
    expect(await attempt(colleague.id)).toBe(toStaff)
  })

  it('lets a class teacher issue codes to the class’s pupils and their guardians, and to nobody else', async () => {
    const { school, schoolClass, pupil, guardian } = await family()
    const other = await buildClass(db, school, { label: '7А' })
    const stranger = await buildPupil(db, school, { class: other })
    const colleague = await buildStaff(db, school)
    const account = await linkAccount(db, await buildStaff(db, school, { leads: [schoolClass] }))
    const issue = (personId: string) => runAs(journal, account, issueLinkCode, { personId })
    await expect(issue(pupil.id)).resolves.toHaveProperty('code')
    await expect(issue(guardian.id)).resolves.toHaveProperty('code')
    await expect(issue(stranger.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(issue(colleague.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('does not let an administrator or a key reach another school', async () => {
    const { guardian } = await family()
    const elsewhere = await buildSchool(db)
    const account = await linkAccount(db, await buildStaff(db, elsewhere, { roles: ['administrator'] }))
    const input = { personId: guardian.id }
    await expect(runAs(journal, account, issueLinkCode, input)).rejects.toMatchObject({ code: 'not_found' })
    const key = keyWith(['codes'], elsewhere.id)
    await expect(issueLinkCode(journal, key, input)).rejects.toMatchObject({ code: 'not_found' })
    await expect(issueLinkCode(journal, keyWith(['people']), input)).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(issueLinkCode(journal, keyWith(['codes']), input)).resolves.toHaveProperty('code')
  })

  it('gives no code to a restricted guardian, a leaver or somebody without any part in the school', async () => {
    const { school, pupil } = await family()
    const restricted = await buildGuardian(db, school, {
      of: [pupil],
      guardianship: { restrictedFrom: '2026-10-01' },
    })
    const gone = await buildPupil(db, school, { leftOn: '2026-11-24' })
    for (const personId of [restricted.id, gone.id]) {
      const issued = issueLinkCode(journal, commandCaller, { personId })
      await expect(issued).rejects.toMatchObject({ code: 'invalid_input', fields: [{ path: 'personId' }] })
    }
  })

  it('waits for the recorded number where consents are kept on paper', async () => {
    const school = await buildSchool(db, { settings: { consentEvidence: 'paper' } })
    const pupil = await buildPupil(db, school, { class: await buildClass(db, school) })
    const guardian = await buildGuardian(db, school, { of: [pupil] })
    const issue = (personId: string) => issueLinkCode(journal, commandCaller, { personId })
    await expect(issue(guardian.id)).rejects.toMatchObject({ code: 'paper_consent_missing' })
    await expect(issue(pupil.id)).rejects.toMatchObject({ code: 'paper_consent_missing' })
    const document = { givenById: guardian.id, number: '154', signedOn: '2026-09-02' }
    await recordPaperConsent(journal, keyWith(['consents']), document)
    await expect(issue(guardian.id)).resolves.toHaveProperty('code')
    await expect(issue(pupil.id)).resolves.toHaveProperty('code')
  })
})

describe('issueClassLinkCodes', () => {
  it('gives every pupil of the class and every guardian one code and passes over the linked', async () => {
    const { school, schoolClass, pupil, guardian } = await family()
    const second = await buildPupil(db, school, { class: schoolClass, givenName: 'Пётр' })
    const staffParent = await buildStaff(db, school)
    await linkAccount(db, pupil)
    await buildPupil(db, school, { class: await buildClass(db, school, { label: '7А' }) })
    await db.models.Guardianship.create({
      schoolId: school.id,
      guardianId: staffParent.id,
      pupilId: second.id,
      relation: 'mother',
      fromOn: '2020-01-01',
    })
    const account = await linkAccount(db, await buildStaff(db, school, { leads: [schoolClass] }))
    const given = await runAs(journal, account, issueClassLinkCodes, { classId: schoolClass.id })
    expect(given.codes.map(({ personId, role }) => [personId, role]).sort()).toEqual(
      [
        [second.id, 'pupil'],
        [guardian.id, 'guardian'],
      ].sort(),
    )
    expect(given.codes.find(({ role }) => role === 'guardian')!.children).toEqual([
      { givenName: 'Анна', classLabel: '7Б' },
    ])
    expect(new Set(given.codes.map(({ code }) => code)).size).toBe(2)
    expect([...given.skipped].sort((a, b) => Number(a.personId) - Number(b.personId))).toEqual([
      { personId: pupil.id, reason: 'linked' },
      { personId: staffParent.id, reason: 'staff' },
    ])
    const again = await runAs(journal, account, issueClassLinkCodes, {
      classId: schoolClass.id,
      to: ['pupils'],
      includeLinked: true,
    })
    expect(again.codes.map(({ personId }) => personId).sort()).toEqual([pupil.id, second.id].sort())
  })

  it('is refused to the teacher of another class', async () => {
    const { school, schoolClass } = await family()
    const other = await buildClass(db, school, { label: '7А' })
    const account = await linkAccount(db, await buildStaff(db, school, { leads: [other] }))
    const issued = runAs(journal, account, issueClassLinkCodes, { classId: schoolClass.id })
    await expect(issued).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('listLinkCodes and revokeLinkCode', () => {
  it('list what became of codes page by page and revoke an unused one', async () => {
    const { school, schoolClass, pupil, guardian } = await family()
    const staff = await buildStaff(db, school)
    const ids = []
    for (const person of [pupil, guardian, staff]) {
      ids.push((await issueLinkCode(journal, commandCaller, { personId: person.id })).id)
    }
    const office = await linkAccount(db, await buildStaff(db, school, { roles: ['administrator'] }))
    const first = await runAs(journal, office, listLinkCodes, { limit: 2 })
    expect(first.items.map(({ id }) => id)).toEqual([ids[2], ids[1]])
    const rest = await runAs(journal, office, listLinkCodes, { limit: 2, cursor: first.nextCursor! })
    expect(rest).toMatchObject({ items: [{ id: ids[0] }], nextCursor: null })

    const teacher = await linkAccount(db, await buildStaff(db, school, { leads: [schoolClass] }))
    const classCodes = await runAs(journal, teacher, listLinkCodes, {})
    expect(classCodes.items.map(({ id }) => id)).toEqual([ids[1], ids[0]])
    await expect(runAs(journal, teacher, revokeLinkCode, { id: ids[2]! })).rejects.toMatchObject({
      code: 'not_found',
    })
    await runAs(journal, teacher, revokeLinkCode, { id: ids[0]! })
    await runAs(journal, teacher, revokeLinkCode, { id: ids[0]! })
    const revoked = await runAs(journal, office, listLinkCodes, { state: 'revoked' })
    expect(revoked.items.map(({ id }) => id)).toEqual([ids[0]])
  })

  it('show a guardian nothing', async () => {
    const { guardian } = await family()
    const account = await linkAccount(db, guardian)
    await expect(runAs(journal, account, listLinkCodes, {})).rejects.toMatchObject({ code: 'not_found' })
  })
})
