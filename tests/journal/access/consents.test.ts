import type { Database } from '../../../db/connection'
import { giveConsent as giveConsentOperation } from '../../../journal/access/give-consent'
import { readConsents } from '../../../journal/access/read-consents'
import { recordPaperConsent } from '../../../journal/access/record-paper-consent'
import { withdrawConsent } from '../../../journal/access/withdraw-consent'
import type { Journal } from '../../../journal/operation'
import { pupilsWith } from '../../../journal/people/policy'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import {
  actorFor,
  buildClass,
  buildGuardian,
  buildGuardianship,
  buildLinkedGuardian,
  buildPupil,
  buildSchool,
  buildStaff,
  commandCaller,
  giveConsent,
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

const linkedFamily = async (settings = {}) => {
  const school = await buildSchool(db, { settings })
  const schoolClass = await buildClass(db, school)
  const pupil = await buildPupil(db, school, { class: schoolClass })
  return { school, schoolClass, pupil, ...(await buildLinkedGuardian(db, school, { of: [pupil] })) }
}

describe('giveConsent', () => {
  it('opens a child who came later, under a number of its own', async () => {
    const { school, schoolClass, guardian, account } = await linkedFamily()
    const brother = await buildPupil(db, school, { class: schoolClass, givenName: 'Пётр' })
    await buildGuardianship(db, guardian, brother)
    expect(pupilsWith(await actorFor(db, account), 'basics')).toHaveLength(1)
    const given = await runAs(journal, account, giveConsentOperation, {
      personId: guardian.id,
      subjectId: brother.id,
      items: ['basics', 'marks'],
    })
    expect(given).toEqual({ number: '1' })
    const actor = await actorFor(db, account)
    expect(pupilsWith(actor, 'marks')).toHaveLength(2)
    expect(pupilsWith(actor, 'attendance')).toHaveLength(1)
  })

  it('switches optional items off and on again and keeps the required ones', async () => {
    const { guardian, pupil, account } = await linkedFamily()
    const set = (items: ('basics' | 'marks' | 'attendance')[]) =>
      runAs(journal, account, giveConsentOperation, { personId: guardian.id, subjectId: pupil.id, items })
    await expect(set(['marks'])).rejects.toMatchObject({ code: 'required_consent_items' })
    expect(await set(['basics'])).toEqual({ number: null })
    expect(pupilsWith(await actorFor(db, account), 'marks')).toBeNull()
    await set(['basics', 'marks'])
    expect(pupilsWith(await actorFor(db, account), 'marks')).toHaveLength(1)
    const [state] = await runAs(journal, account, readConsents, {})
    expect(state!.items.map(({ item, required, given }) => [item, required, given !== null])).toEqual([
      ['basics', true, true],
      ['marks', false, true],
      ['attendance', false, false],
    ])
  })

  it('is refused for another’s child, for a restricted child and in another’s name', async () => {
    const { school, schoolClass, guardian, account, pupil } = await linkedFamily()
    const other = await buildPupil(db, school, { class: schoolClass })
    const restricted = await buildPupil(db, school, { class: schoolClass })
    await buildGuardianship(db, guardian, restricted, { restrictedFrom: '2026-11-01' })
    const second = await buildGuardian(db, school, { of: [pupil] })
    for (const [personId, subjectId] of [
      [guardian.id, other.id],
      [guardian.id, restricted.id],
      [second.id, pupil.id],
    ] as const) {
      const given = runAs(journal, account, giveConsentOperation, { personId, subjectId, items: ['basics'] })
      await expect(given).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  it('is not taken by the chat where consents are kept on paper', async () => {
    const { guardian, pupil, account } = await linkedFamily({ consentEvidence: 'paper' })
    const given = runAs(journal, account, giveConsentOperation, {
      personId: guardian.id,
      subjectId: pupil.id,
      items: ['basics'],
    })
    await expect(given).rejects.toMatchObject({ code: 'conflict' })
  })

  it('takes the place of a consent that has lapsed', async () => {
    const { guardian, pupil, account } = await linkedFamily()
    await db.models.Consent.update({ untilOn: '2026-11-24' }, { where: {} })
    expect(pupilsWith(await actorFor(db, account), 'basics')).toBeNull()
    await runAs(journal, account, giveConsentOperation, {
      personId: guardian.id,
      subjectId: pupil.id,
      items: ['basics'],
    })
    expect(pupilsWith(await actorFor(db, account), 'basics')).toHaveLength(1)
  })
})

describe('withdrawConsent', () => {
  it('ends every account of the person at once and forgets what was kept for the channel, with a record of it', async () => {
    const { school, guardian, pupil, account } = await linkedFamily()
    const second = await linkAccount(db, guardian)
    await db.models.NoticePreference.create({
      accountId: account.id,
      pupilId: pupil.id,
      kind: 'mark',
      mode: 'off',
    })
    await db.models.Guardianship.update({ label: 'Солнышко' }, { where: { guardianId: guardian.id } })
    const bot = await db.models.Bot.create({ externalId: '7' })
    const lane = { botId: bot.id, externalUserId: account.externalUserId }
    await db.models.Lane.create({
      ...lane,
      conversation: { said: 'x' },
      conversationAt: testNow,
      topic: 'marks',
    })
    const notice = { schoolId: school.id, template: 'marks.new', notBefore: testNow, params: {} }
    await db.models.OutboxMessage.create({ ...notice, accountLinkId: account.linkId, dedupeKey: 'waiting' })
    await db.models.OutboxMessage.create({
      ...notice,
      accountLinkId: account.linkId,
      dedupeKey: 'sent',
      state: 'sent',
    })

    await runAs(journal, account, withdrawConsent, { personId: guardian.id })

    expect(await actorFor(db, account)).toMatchObject({ kind: 'stranger' })
    expect(await actorFor(db, second)).toMatchObject({ kind: 'stranger' })
    const identities = await db.models.Account.findAll({ raw: true, order: ['id'] })
    expect(identities.map(({ externalUserId }) => externalUserId)).toEqual(
      [account, second].map(({ id }) => `erased-${id}`),
    )
    expect(await db.models.NoticePreference.count()).toBe(0)
    expect((await db.models.Guardianship.findAll({ raw: true })).map(({ label }) => label)).toEqual([null])
    expect((await db.models.OutboxMessage.findAll({ raw: true })).map((row) => row.dedupeKey)).toEqual([
      'sent',
    ])
    expect(await db.models.Lane.findOne({ where: lane, raw: true })).toMatchObject({
      conversation: null,
      topic: null,
    })
    const links = await db.models.AccountLink.findAll({ raw: true })
    expect(links.map(({ unlinkReason }) => unlinkReason)).toEqual(['withdrawn', 'withdrawn'])
    const consents = await db.models.Consent.findAll({ raw: true })
    expect(consents).toHaveLength(3)
    expect(consents.every((c) => c.withdrawnAt !== null && c.destroyedAt !== null)).toBe(true)
    const [audit] = await db.models.AuditEntry.findAll({ raw: true })
    expect(audit).toMatchObject({
      operation: 'withdraw-consent',
      subjectId: guardian.id,
      after: {
        destroyedAt: testNow.toISOString(),
        unlinked: true,
        erasedAccountIds: [account.id, second.id],
      },
    })
  })

  it('leaves what the account has at another school', async () => {
    const { guardian, account } = await linkedFamily()
    const elsewhere = await buildSchool(db)
    await linkAccount(db, await buildStaff(db, elsewhere), account)
    await runAs(journal, account, withdrawConsent, { personId: guardian.id })
    expect(await actorFor(db, account)).toMatchObject({
      kind: 'account',
      persons: [{ school: { id: elsewhere.id } }],
    })
  })

  it('leaves a teacher at work who no longer wants to read as a parent', async () => {
    const school = await buildSchool(db)
    const pupil = await buildPupil(db, school, { class: await buildClass(db, school) })
    const teacher = await buildStaff(db, school)
    await buildGuardianship(db, teacher, pupil)
    await giveConsent(db, pupil, teacher)
    const account = await linkAccount(db, teacher)
    const ended = await runAs(journal, account, withdrawConsent, { personId: teacher.id })
    expect(ended).toMatchObject({ staysLinked: true })
    const actor = await actorFor(db, account)
    expect(actor).toMatchObject({ kind: 'account', persons: [{ personId: teacher.id }] })
    expect(pupilsWith(actor, 'basics')).toBeNull()
  })

  it('takes a young pupil’s access away with the guardian’s consent', async () => {
    const { pupil, guardian, account } = await linkedFamily()
    const own = await linkAccount(db, pupil)
    expect(pupilsWith(await actorFor(db, own), 'marks')).toHaveLength(1)
    await runAs(journal, account, withdrawConsent, { personId: guardian.id })
    expect(pupilsWith(await actorFor(db, own), 'marks')).toBeNull()
  })

  it('cannot be done in another’s name', async () => {
    const { school, pupil, account } = await linkedFamily()
    const second = await buildGuardian(db, school, { of: [pupil] })
    await expect(runAs(journal, account, withdrawConsent, { personId: second.id })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('recordPaperConsent', () => {
  it('opens all children of a guardian and stays as it is when recorded again', async () => {
    const school = await buildSchool(db, { settings: { consentEvidence: 'paper' } })
    const pupil = await buildPupil(db, school, { class: await buildClass(db, school) })
    const guardian = await buildGuardian(db, school, { of: [pupil] })
    const account = await linkAccount(db, guardian)
    const office = await linkAccount(db, await buildStaff(db, school, { roles: ['secretary'] }))
    const document = { givenById: guardian.id, number: '154', signedOn: '2026-09-02' }
    expect(await runAs(journal, office, recordPaperConsent, document)).toEqual({ recorded: 3, number: '154' })
    expect(await runAs(journal, office, recordPaperConsent, document)).toEqual({ recorded: 0, number: '154' })
    expect(pupilsWith(await actorFor(db, account), 'attendance')).toHaveLength(1)
  })

  it.each([
    ['signedOn', { signedOn: '2026-11-25' }],
    ['untilOn', { untilOn: '2026-09-02' }],
    ['subjectIds', { subjectIds: ['1'] }],
  ])('refuses a senseless %s with a sentence', async (path, change) => {
    const { guardian } = await linkedFamily()
    const document = { givenById: guardian.id, number: '1', signedOn: '2026-09-02', ...change }
    await expect(recordPaperConsent(journal, commandCaller, document)).rejects.toMatchObject({
      code: 'invalid_input',
      fields: [{ path }],
    })
  })

  it('is not a teacher’s to record', async () => {
    const { school, schoolClass, guardian } = await linkedFamily()
    const teacher = await linkAccount(db, await buildStaff(db, school, { leads: [schoolClass] }))
    const document = { givenById: guardian.id, number: '1', signedOn: '2026-09-02' }
    await expect(runAs(journal, teacher, recordPaperConsent, document)).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
