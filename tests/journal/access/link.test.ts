import type { Database } from '../../../db/connection'
import { issueLinkCode } from '../../../journal/access/issue-link-code'
import { generateLinkCode } from '../../../journal/access/link-code'
import {
  presentLinkCode,
  type AcceptedLinkCode,
  type PresentedLinkCode,
} from '../../../journal/access/present-link-code'
import { readConsentText } from '../../../journal/access/read-consent-text'
import { recordPaperConsent } from '../../../journal/access/record-paper-consent'
import { redeemLinkCode } from '../../../journal/access/redeem-link-code'
import { revokeLinkCode } from '../../../journal/access/revoke-link-code'
import type { Actor } from '../../../journal/actor'
import type { JournalError } from '../../../journal/errors'
import type { Journal } from '../../../journal/operation'
import { pupilsWith } from '../../../journal/people/policy'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import {
  actorFor,
  buildClass,
  buildGuardian,
  buildGuardianship,
  buildPupil,
  buildSchool,
  buildStaff,
  commandCaller,
  giveConsent,
  handClock,
  linkAccount,
  stranger,
  testJournal,
  testNow,
  type HandClock,
  type Person,
} from '../../support/factories'

let database: TestDatabase
let db: Database
let clock: HandClock
let journal: Journal

beforeAll(async () => {
  database = await createTestDatabase()
  ;({ db } = database)
})
beforeEach(() => {
  clock = handClock()
  journal = testJournal(db, clock)
})
afterAll(() => database.drop())
afterEach(() => database.truncate())

const family = async (settings = {}) => {
  const school = await buildSchool(db, { settings })
  const schoolClass = await buildClass(db, school)
  const pupil = await buildPupil(db, school, { class: schoolClass })
  const guardian = await buildGuardian(db, school, { of: [pupil] })
  return { school, schoolClass, pupil, guardian }
}

const codeFor = async (person: Person): Promise<{ id: string; code: string }> => {
  const issued = await issueLinkCode(journal, commandCaller, { personId: person.id })
  return { id: issued.id, code: issued.code! }
}

const present = (actor: Actor, code: string): Promise<PresentedLinkCode> =>
  presentLinkCode(journal, { actor }, { code })

const accepted = async (actor: Actor, person: Person): Promise<AcceptedLinkCode> => {
  const answer = await present(actor, (await codeFor(person)).code)
  if (answer.kind !== 'accepted') throw new Error(`The code was ${answer.kind}`)
  return answer
}

const items = ['basics', 'marks', 'attendance'] as const
const redeem = (actor: Actor, ticket: string, consented: readonly (typeof items)[number][] = items) =>
  redeemLinkCode(journal, { actor }, { ticket, items: [...consented] })

const wrongCode = generateLinkCode

describe('presentLinkCode', () => {
  it('says only the school, the role and the initials, and what consent is needed', async () => {
    const { guardian } = await family()
    const answer = await accepted(stranger(), guardian)
    expect(answer).toEqual({
      kind: 'accepted',
      ticket: expect.any(String),
      school: { shortName: 'Школа № 12', kind: 'school' },
      role: 'guardian',
      initials: 'О. К.',
      address: 'formal',
      consent: {
        kind: 'chat',
        operator: {
          name: 'МБОУ «Школа № 12»',
          address: 'г. Ильинск, ул. Новая, д. 1',
          dataOfficer: 'Орлова Вера Павловна',
        },
        items: [
          { item: 'basics', required: true },
          { item: 'marks', required: false },
          { item: 'attendance', required: false },
        ],
        textVersion: '1',
        fromOn: '2026-11-24',
      },
    })
    const stored = JSON.stringify([
      await db.models.LinkCode.findAll({ raw: true }),
      await db.models.AuditEntry.findAll({ raw: true }),
      await db.models.WriteOrigin.findAll({ raw: true }),
    ])
    for (const name of ['Козлова', 'Анна', '7Б']) expect(JSON.stringify(answer) + stored).not.toContain(name)
  })

  it('answers wrong, used, expired and revoked codes, leavers and closed schools in the same way', async () => {
    const { school, schoolClass, guardian } = await family()
    const linked = stranger()
    const used = await codeFor(guardian)
    const answer = await present(linked, used.code)
    await redeem(linked, (answer as AcceptedLinkCode).ticket)
    const revoked = await codeFor(guardian)
    await revokeLinkCode(journal, commandCaller, { id: revoked.id })
    const gone = await buildPupil(db, school, { class: schoolClass })
    const leaver = await codeFor(gone)
    await db.models.Person.update({ leftOn: '2026-11-24' }, { where: { id: gone.id } })
    const closed = await buildSchool(db)
    const closedSchool = await codeFor(await buildStaff(db, closed))
    await db.models.School.update({ closedAt: testNow }, { where: { id: closed.id } })
    const expired = await issueLinkCode(journal, commandCaller, { personId: guardian.id, expiresInDays: 1 })
    clock.advance(86_400_000)
    const codes = [
      used.code,
      revoked.code,
      leaver.code,
      closedSchool.code,
      expired.code!,
      'не код',
      wrongCode(),
    ]
    for (const code of codes) expect(await present(stranger(), code)).toEqual({ kind: 'refused' })
  })

  it('makes the user wait ever longer after the fourth wrong try, also for the right code', async () => {
    const { guardian } = await family()
    const right = await codeFor(guardian)
    const user = stranger()
    for (let i = 0; i < 5; i++) expect(await present(user, wrongCode())).toEqual({ kind: 'refused' })
    const until = new Date(testNow.getTime() + 60_000).toISOString()
    expect(await present(user, right.code)).toEqual({ kind: 'too_many_attempts', until })
    expect(await present(stranger(), right.code)).toMatchObject({ kind: 'accepted' })
    clock.advance(60_000)
    expect(await present(user, wrongCode())).toEqual({ kind: 'refused' })
    expect(await present(user, right.code)).toMatchObject({
      kind: 'too_many_attempts',
      until: new Date(clock.now().getTime() + 120_000).toISOString(),
    })
    clock.advance(120_000)
    expect(await present(user, right.code)).toMatchObject({ kind: 'accepted' })
    const [row] = await db.models.LinkAttempt.findAll({ raw: true })
    expect(JSON.stringify(row)).not.toContain(user.user.externalUserId)
  })

  it('lets no more guesses through when they come all at once', async () => {
    const user = stranger()
    const codes = Array.from({ length: 30 }, wrongCode)
    const answers = await Promise.all(codes.map((code) => present(user, code)))
    expect(answers.filter(({ kind }) => kind === 'refused')).toHaveLength(5)
  })

  it('refuses a guardian’s code from the account of that guardian’s child', async () => {
    const { pupil, guardian } = await family()
    const account = await linkAccount(db, pupil)
    const answer = await present(await actorFor(db, account), (await codeFor(guardian)).code)
    expect(answer).toEqual({ kind: 'pupil_account', role: 'guardian', address: 'informal' })
  })

  it('refuses a teacher’s code from a pupil’s account', async () => {
    const { school, pupil } = await family()
    const account = await linkAccount(db, pupil)
    const { code } = await codeFor(await buildStaff(db, school))
    expect(await present(await actorFor(db, account), code)).toMatchObject({
      kind: 'pupil_account',
      role: 'staff',
    })
  })

  it('says so when the account is linked to that person already', async () => {
    const { guardian } = await family()
    const account = await linkAccount(db, guardian)
    expect(await present(await actorFor(db, account), (await codeFor(guardian)).code)).toMatchObject({
      kind: 'already_linked',
    })
  })

  it('asks staff for no consent and lets them in as staff though they are parents too', async () => {
    const { school, pupil } = await family()
    const teacher = await buildStaff(db, school)
    await buildGuardianship(db, teacher, pupil)
    const answer = await accepted(stranger(), teacher)
    expect(answer).toMatchObject({ role: 'staff', initials: 'М. С.', consent: { kind: 'none' } })
  })

  it('addresses a student of a college formally', async () => {
    const school = await buildSchool(db, { kind: 'college' })
    const group = await buildClass(db, school, { label: 'СВ-21', grade: null })
    const student = await buildPupil(db, school, { class: group, birthOn: '2008-01-01' })
    expect(await accepted(stranger(), student)).toMatchObject({ role: 'pupil', address: 'formal' })
  })
})

describe('redeemLinkCode', () => {
  it('links a new account and records one numbered consent for each child and item', async () => {
    const { school, schoolClass, pupil, guardian } = await family()
    const brother = await buildPupil(db, school, { class: schoolClass, givenName: 'Пётр' })
    await buildGuardianship(db, guardian, brother)
    await db.models.School.update({ lastConsentNumber: 153 }, { where: { id: school.id } })
    const user = stranger()
    const { ticket } = await accepted(user, guardian)
    const linked = await redeemLinkCode(
      journal,
      { actor: user },
      { ticket, items: ['basics', 'attendance'], language: 'en' },
    )
    expect(linked).toMatchObject({ role: 'guardian', personId: guardian.id, consentNumber: '154' })
    const consents = await db.models.Consent.findAll({ raw: true })
    expect(consents.map((c) => [c.subjectId, c.item, c.number, c.evidence, c.fromOn]).sort()).toEqual(
      [pupil, brother]
        .flatMap(({ id }) => ['attendance', 'basics'].map((item) => [id, item, '154', 'chat', '2026-11-24']))
        .sort(),
    )
    const actor = await actorFor(db, user.user)
    expect(actor).toMatchObject({ kind: 'account', language: 'en' })
    expect(pupilsWith(actor, 'attendance')).toHaveLength(2)
    expect(pupilsWith(actor, 'marks')).toBeNull()
    const [audit] = await db.models.AuditEntry.findAll({
      where: { operation: 'redeem-link-code' },
      raw: true,
    })
    expect(audit).toMatchObject({
      actorKind: 'stranger',
      subjectKind: 'account_link',
      subjectId: linked.linkId,
    })
  })

  it('lets exactly one of a hundred simultaneous users in', async () => {
    const { guardian } = await family()
    const { code } = await codeFor(guardian)
    const users = Array.from({ length: 100 }, () => stranger())
    const tickets = await Promise.all(
      users.map(async (user) => ((await present(user, code)) as AcceptedLinkCode).ticket),
    )
    const ends = await Promise.allSettled(users.map((user, i) => redeem(user, tickets[i]!)))
    const refused = ends.flatMap((end) =>
      end.status === 'rejected' ? [(end.reason as JournalError).code] : [],
    )
    expect(refused).toEqual(Array.from({ length: 99 }, () => 'code_refused'))
    expect(await db.models.AccountLink.count()).toBe(1)
    expect(await db.models.Account.count()).toBe(1)
    expect(await db.models.Consent.count()).toBe(3)
  })

  it('numbers consents without gaps or doubles when many people consent at once', async () => {
    const { school, schoolClass } = await family()
    const tickets = []
    for (let i = 0; i < 12; i++) {
      const pupil = await buildPupil(db, school, { class: schoolClass })
      const user = stranger()
      const guardian = await buildGuardian(db, school, { of: [pupil] })
      tickets.push({ user, ...(await accepted(user, guardian)) })
    }
    const linked = await Promise.all(tickets.map(({ user, ticket }) => redeem(user, ticket)))
    const numbers = linked.map(({ consentNumber }) => Number(consentNumber)).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, i) => i + 1))
  })

  it('stores nothing when a required item is missing, and the code goes on working', async () => {
    const { guardian } = await family({ requiredConsentItems: ['basics', 'marks'] })
    const user = stranger()
    const { ticket } = await accepted(user, guardian)
    await expect(redeem(user, ticket, ['basics'])).rejects.toMatchObject({ code: 'required_consent_items' })
    expect(await db.models.Account.count()).toBe(0)
    await expect(redeem(user, ticket, ['basics', 'marks'])).resolves.toMatchObject({ consentNumber: '1' })
  })

  it('answers an old ticket, a stranger’s ticket and a ticket of a revoked code', async () => {
    const { guardian } = await family()
    const user = stranger()
    const { ticket } = await accepted(user, guardian)
    await expect(redeem(stranger(), ticket)).rejects.toMatchObject({ code: 'ticket_expired' })
    await codeFor(guardian)
    await expect(redeem(user, ticket)).rejects.toMatchObject({ code: 'code_refused' })
    clock.advance(60 * 60_000)
    await expect(redeem(user, ticket)).rejects.toMatchObject({ code: 'ticket_expired' })
  })

  it('asks a young pupil’s guardian first and then lets the pupil in without a consent of their own', async () => {
    const { pupil, guardian } = await family()
    const user = stranger()
    const { code } = await codeFor(pupil)
    const before = (await present(user, code)) as AcceptedLinkCode
    expect(before.consent).toEqual({ kind: 'guardian_first' })
    await expect(redeem(user, before.ticket)).rejects.toMatchObject({ code: 'guardian_consent_first' })
    await giveConsent(db, pupil, guardian)
    const after = (await present(user, code)) as AcceptedLinkCode
    expect(after.consent).toEqual({ kind: 'none' })
    await expect(redeem(user, after.ticket, [])).resolves.toMatchObject({
      role: 'pupil',
      consentNumber: null,
    })
  })

  it('does not count the consent of a guardian who is restricted', async () => {
    const { school, pupil } = await family()
    const restricted = await buildGuardian(db, school, {
      of: [pupil],
      guardianship: { restrictedFrom: '2026-10-01' },
    })
    await giveConsent(db, pupil, restricted)
    expect((await accepted(stranger(), pupil)).consent).toEqual({ kind: 'guardian_first' })
  })

  it('takes the consent of a pupil old enough', async () => {
    const { school, schoolClass } = await family()
    const pupil = await buildPupil(db, school, { class: schoolClass, birthOn: '2012-11-24' })
    const user = stranger()
    const { ticket, consent } = await accepted(user, pupil)
    expect(consent.kind).toBe('chat')
    await expect(redeem(user, ticket)).resolves.toMatchObject({ consentNumber: '1' })
    const consents = await db.models.Consent.findAll({ raw: true })
    expect(consents.every((c) => c.subjectId === pupil.id && c.givenById === pupil.id)).toBe(true)
  })

  it('rests on the signed paper where the school keeps consents on paper', async () => {
    const { guardian, pupil } = await family({ consentEvidence: 'paper' })
    const document = { givenById: guardian.id, number: '154', signedOn: '2026-09-02' }
    await recordPaperConsent(journal, commandCaller, document)
    const user = stranger()
    const { ticket, consent } = await accepted(user, guardian)
    expect(consent).toEqual({ kind: 'paper', documents: [{ number: '154', fromOn: '2026-09-02' }] })
    await expect(redeem(user, ticket, [])).resolves.toMatchObject({ consentNumber: null })
    expect(pupilsWith(await actorFor(db, user.user), 'marks')).toMatchObject([{ pupilId: pupil.id }])
  })

  it('tells the person’s other accounts', async () => {
    const { guardian } = await family()
    const old = await linkAccount(db, guardian)
    const user = stranger()
    const linked = await redeem(user, (await accepted(user, guardian)).ticket)
    const rows = await db.models.OutboxMessage.findAll({ raw: true })
    expect(rows).toMatchObject([
      {
        accountLinkId: old.linkId,
        template: 'access.account_linked',
        params: { linkId: linked.linkId },
        importance: 'important',
        state: 'ready',
      },
    ])
  })

  it('makes one account of a teacher here who is a parent elsewhere', async () => {
    const { guardian } = await family()
    const account = await linkAccount(db, await buildStaff(db, await buildSchool(db)))
    const actor = await actorFor(db, account)
    await redeem(actor, (await accepted(actor, guardian)).ticket)
    expect(await actorFor(db, account)).toMatchObject({ accountId: account.id, persons: [{}, {}] })
  })

  it('forgets the wrong tries of whoever was let in', async () => {
    const { guardian } = await family()
    const user = stranger()
    await present(user, wrongCode())
    await redeem(user, (await accepted(user, guardian)).ticket)
    expect(await db.models.LinkAttempt.count()).toBe(0)
  })
})

describe('readConsentText', () => {
  it('gives the school’s own wording to whoever holds a ticket', async () => {
    const { guardian } = await family({ consentText: 'Наш текст', consentTextVersion: '3' })
    const user = stranger()
    const { ticket } = await accepted(user, guardian)
    const read = (actor: Actor) => readConsentText(journal, { actor }, { ticket })
    expect(await read(user)).toMatchObject({
      text: 'Наш текст',
      textVersion: '3',
      operator: { name: 'МБОУ «Школа № 12»' },
    })
    await expect(read(stranger())).rejects.toMatchObject({ code: 'ticket_expired' })
  })
})
