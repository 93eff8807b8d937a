import type { Database } from '../../../db/connection'
import { authenticateApiKey } from '../../../journal/access/api-keys'
import { copyOfMyData } from '../../../journal/access/copy-of-my-data'
import { countWrongCodes } from '../../../journal/access/count-wrong-codes'
import { createApiKey } from '../../../journal/access/create-api-key'
import { labelChild } from '../../../journal/access/label-child'
import { listAccounts } from '../../../journal/access/list-accounts'
import { listMyAccounts } from '../../../journal/access/list-my-accounts'
import { listApiKeys } from '../../../journal/access/list-api-keys'
import { presentLinkCode } from '../../../journal/access/present-link-code'
import { revokeApiKey } from '../../../journal/access/revoke-api-key'
import { setLanguage } from '../../../journal/access/set-language'
import { setPrivacy } from '../../../journal/access/set-privacy'
import { unlinkAccount } from '../../../journal/access/unlink-account'
import { lessonsToday } from '../../../journal/lessons/lessons-today'
import type { Journal } from '../../../journal/operation'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import {
  actorFor,
  buildClass,
  buildCourse,
  buildGuardianship,
  buildLesson,
  buildLinkedGuardian,
  buildPupil,
  buildSchool,
  buildStaff,
  commandCaller,
  linkAccount,
  runAs,
  stranger,
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

const linkedFamily = async (settings = {}) => {
  const school = await buildSchool(db, { settings })
  const schoolClass = await buildClass(db, school)
  const pupil = await buildPupil(db, school, { class: schoolClass })
  return { school, schoolClass, pupil, ...(await buildLinkedGuardian(db, school, { of: [pupil] })) }
}

describe('unlinkAccount', () => {
  it('ends one’s own account and, from it, another of one’s own', async () => {
    const { guardian, account } = await linkedFamily()
    const second = await linkAccount(db, guardian)
    const listed = await runAs(journal, account, listMyAccounts, {})
    expect(listed.map(({ linkId, current }) => [linkId, current])).toEqual([
      [account.linkId, true],
      [second.linkId, false],
    ])
    const other = await runAs(journal, account, unlinkAccount, { linkId: second.linkId })
    expect(other.reason).toBe('other_account')
    expect(await actorFor(db, second)).toMatchObject({ kind: 'account', persons: [] })
    const self = await runAs(journal, account, unlinkAccount, { linkId: account.linkId })
    expect(self.reason).toBe('self')
    expect(await db.models.Consent.count({ where: { withdrawnAt: null } })).toBe(3)
  })

  it('drops what waits to be sent over the link', async () => {
    const { school, account } = await linkedFamily()
    await db.models.OutboxMessage.create({
      schoolId: school.id,
      accountLinkId: account.linkId,
      template: 'marks.new',
      params: {},
      notBefore: testNow,
      dedupeKey: 'waiting',
    })
    await runAs(journal, account, unlinkAccount, { linkId: account.linkId })
    expect(await db.models.OutboxMessage.count()).toBe(0)
  })

  it('is the school’s to do: administrator, secretary and the class teacher, nobody else', async () => {
    const { school, schoolClass, guardian } = await linkedFamily()
    const otherClass = await buildClass(db, school, { label: '7А' })
    const attempt = async (options: Parameters<typeof buildStaff>[2]) => {
      const staff = await linkAccount(db, await buildStaff(db, school, options))
      const { linkId } = await linkAccount(db, guardian)
      return runAs(journal, staff, unlinkAccount, { linkId }).then(
        ({ reason }) => reason,
        (error: unknown) => (error as { code: string }).code,
      )
    }
    expect(await attempt({ roles: ['administrator'] })).toBe('school')
    expect(await attempt({ roles: ['secretary'] })).toBe('school')
    expect(await attempt({ leads: [schoolClass] })).toBe('school')
    expect(await attempt({ leads: [otherClass] })).toBe('not_found')
    expect(await attempt({ roles: ['deputy_head'] })).toBe('not_found')
  })

  it('does not let a class teacher unlink a colleague who is a parent in the class', async () => {
    const { school, schoolClass, pupil } = await linkedFamily()
    const colleague = await buildStaff(db, school)
    await buildGuardianship(db, colleague, pupil)
    const { linkId } = await linkAccount(db, colleague)
    const teacher = await linkAccount(db, await buildStaff(db, school, { leads: [schoolClass] }))
    await expect(runAs(journal, teacher, unlinkAccount, { linkId })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('listAccounts', () => {
  it('shows a class teacher the class, a secretary the school, a parent nothing', async () => {
    const { school, schoolClass, account } = await linkedFamily()
    const teacher = await linkAccount(db, await buildStaff(db, school, { leads: [schoolClass] }))
    const office = await linkAccount(db, await buildStaff(db, school, { roles: ['secretary'] }))
    const ids = async (who: { externalUserId: string }) =>
      (await runAs(journal, who, listAccounts, {})).items.map(({ linkId }) => linkId)
    expect(await ids(teacher)).toEqual([account.linkId])
    expect(await ids(office)).toEqual([office.linkId, teacher.linkId, account.linkId])
    await expect(ids(account)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('an account’s own settings', () => {
  it('keep the language', async () => {
    const { account } = await linkedFamily()
    await runAs(journal, account, setLanguage, { language: 'en' })
    expect(await actorFor(db, account)).toMatchObject({ language: 'en' })
  })

  it('make messages say less than the school’s level, never more', async () => {
    const { account } = await linkedFamily({ privacy: 'initials' })
    const set = (privacy: 'full' | 'initials' | 'minimal' | null) =>
      runAs(journal, account, setPrivacy, { privacy })
    await set('minimal')
    expect(await actorFor(db, account)).toMatchObject({ privacy: 'minimal' })
    await expect(set('full')).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(set('initials')).rejects.toMatchObject({ code: 'invalid_input' })
    await set(null)
    expect(await actorFor(db, account)).toMatchObject({ privacy: null })
  })

  it('name a child as the guardian likes', async () => {
    const { account, pupil, school, schoolClass } = await linkedFamily()
    await runAs(journal, account, labelChild, { pupilId: pupil.id, label: '  Аня ' })
    expect(await actorFor(db, account)).toMatchObject({ persons: [{ children: [{ label: 'Аня' }] }] })
    const other = await buildPupil(db, school, { class: schoolClass })
    for (const [pupilId, label, code] of [
      [other.id, 'Аня', 'not_found'],
      [pupil.id, 'А'.repeat(31), 'invalid_input'],
      [pupil.id, ' ', 'invalid_input'],
      [pupil.id, '\n\u202e\u0007', 'invalid_input'],
    ] as const) {
      await expect(runAs(journal, account, labelChild, { pupilId, label })).rejects.toMatchObject({ code })
    }
    const odd = 'Аня\n\u202eи\u0007 <b>\u2067🙂</b>'
    await runAs(journal, account, labelChild, { pupilId: pupil.id, label: odd })
    expect(await actorFor(db, account)).toMatchObject({
      persons: [{ children: [{ label: 'Аня и <b>🙂</b>' }] }],
    })
    await runAs(journal, account, labelChild, { pupilId: pupil.id, label: null })
    expect(await actorFor(db, account)).toMatchObject({ persons: [{ children: [{ label: null }] }] })
  })
})

describe('copyOfMyData', () => {
  it('hands over what is kept about the account and its people, and no other family’s', async () => {
    const { school, schoolClass, account, guardian } = await linkedFamily()
    const other = await buildPupil(db, school, { class: schoolClass, givenName: 'Чужой' })
    await buildLinkedGuardian(db, school, { of: [other] })
    const data = await runAs(journal, account, copyOfMyData, {})
    expect(data).toMatchObject({
      account: { externalUserId: account.externalUserId, language: 'ru' },
      people: [
        {
          surname: guardian.surname,
          children: [{ givenName: 'Анна', relation: 'mother' }],
          consents: [{}, {}, {}],
          links: [{ unlinkedAt: null }],
          marks: [],
        },
      ],
    })
    expect(JSON.stringify(data)).not.toContain('Чужой')
  })

  it('holds a pupil’s own marks', async () => {
    const { school, schoolClass, pupil } = await linkedFamily()
    const course = await buildCourse(db, school, { class: schoolClass })
    const work = await db.models.Work.create({ schoolId: school.id, courseId: course.id, day: '2026-11-20' })
    await db.models.Mark.create({
      schoolId: school.id,
      workId: work.id,
      pupilId: pupil.id,
      subjectId: course.subjectId,
      day: '2026-11-20',
      value: 5,
      enteredAt: testNow,
      publishedAt: testNow,
    })
    const data = await runAs(journal, await linkAccount(db, pupil), copyOfMyData, {})
    expect(data.people[0]!.marks).toEqual([
      { day: '2026-11-20', subject: 'Алгебра', mark: '5', comment: null },
    ])
  })
})

describe('API keys', () => {
  it('work until they are revoked or expire, and only their hash is stored', async () => {
    const school = await buildSchool(db)
    const made = await createApiKey(journal, commandCaller, {
      name: 'МИС',
      schoolId: school.id,
      scopes: ['codes', 'people'],
      expiresAt: '2026-12-01T00:00:00Z',
    })
    const key = made.key!
    expect(await authenticateApiKey(journal, key, null)).toEqual({
      kind: 'apiKey',
      keyId: made.id,
      schoolId: school.id,
      scopes: ['people', 'codes'],
    })
    expect(JSON.stringify(await db.models.ApiKey.findAll({ raw: true }))).not.toContain(key)
    expect(await authenticateApiKey(journal, `${key}x`, null)).toBeNull()
    const later = { db, clock: { now: () => new Date('2026-12-01T00:00:00Z') } }
    expect(await authenticateApiKey(later, key, null)).toBeNull()
    await revokeApiKey(journal, commandCaller, { id: made.id })
    expect(await authenticateApiKey(journal, key, null)).toBeNull()
    expect(await listApiKeys(journal, commandCaller, {})).toMatchObject([
      { id: made.id, lastUsedOn: '2026-11-24', revokedAt: testNow },
    ])
  })

  it('of the environment have every scope and at least 32 signs', async () => {
    const bootstrap = 'k'.repeat(32)
    const actor = await authenticateApiKey(journal, bootstrap, bootstrap)
    expect(actor).toMatchObject({ keyId: null, schoolId: null })
    expect(actor!.scopes).toContain('consents')
    expect(await authenticateApiKey(journal, 'k'.repeat(31), bootstrap)).toBeNull()
    expect(await authenticateApiKey(journal, 'short', 'short')).toBeNull()
    const made = createApiKey(journal, { actor: actor! }, { name: 'МИС', scopes: ['codes'] })
    await expect(made).resolves.toHaveProperty('key')
  })

  it('are an administrator’s to make for the own school alone, and no other key’s', async () => {
    const school = await buildSchool(db)
    const elsewhere = await buildSchool(db)
    const account = await linkAccount(db, await buildStaff(db, school, { roles: ['administrator'] }))
    const make = (schoolId: string | null) =>
      runAs(journal, account, createApiKey, { name: 'МИС', schoolId, scopes: ['codes'] })
    const { key } = await make(school.id)
    await expect(make(elsewhere.id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(make(null)).rejects.toMatchObject({ code: 'not_found' })
    const actor = await authenticateApiKey(journal, key!, null)
    const byKey = createApiKey(
      journal,
      { actor: actor! },
      { name: 'x', schoolId: school.id, scopes: ['codes'] },
    )
    await expect(byKey).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('countWrongCodes', () => {
  it('counts users and tries of the last hour for the operator only', async () => {
    const user = stranger()
    for (const actor of [user, user, stranger()]) await presentLinkCode(journal, { actor }, { code: 'x' })
    expect(await countWrongCodes(journal, commandCaller, {})).toEqual({ users: 2, failures: 3 })
    await expect(countWrongCodes(journal, { actor: user }, {})).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('lessonsToday', () => {
  it('shows own lessons, substitutions and those given away, in order', async () => {
    const { school, schoolClass, account } = await linkedFamily()
    const teacher = await buildStaff(db, school)
    const colleague = await buildStaff(db, school)
    const algebra = await buildCourse(db, school, { class: schoolClass, teacher })
    const physics = await buildCourse(db, school, {
      class: schoolClass,
      subject: 'Физика',
      teacher: colleague,
    })
    await buildLesson(db, school, algebra, { number: 1, room: '24' })
    const substituted = await buildLesson(db, school, physics, { number: 2 })
    const given = await buildLesson(db, school, algebra, { number: 3 })
    await buildLesson(db, school, physics, { number: 4 })
    await buildLesson(db, school, algebra, { number: 5, status: 'cancelled' })
    const replacement = { schoolId: school.id, kind: 'substitution', createdAt: testNow } as const
    await db.models.Replacement.create({ ...replacement, lessonId: substituted.id, substituteId: teacher.id })
    await db.models.Replacement.create({ ...replacement, lessonId: given.id, substituteId: colleague.id })
    const day = await runAs(journal, await linkAccount(db, teacher), lessonsToday, {})
    expect(day.lessons.map((l) => [l.number, l.subject, l.part, l.cancelled, l.room])).toEqual([
      [1, 'Алгебра', 'own', false, '24'],
      [2, 'Физика', 'substitution', false, null],
      [3, 'Алгебра', 'given_away', false, null],
      [5, 'Алгебра', 'own', true, null],
    ])
    expect(day.lessons[0]).toMatchObject({ classLabel: '7Б', zone: 'Europe/Moscow' })
    await expect(runAs(journal, account, lessonsToday, {})).rejects.toMatchObject({ code: 'not_found' })
  })
})
