import { buildApiKey, startApi, type TestApi } from '../support/api'
import { createTestDatabase, type TestDatabase } from '../support/database'
import {
  actorFor,
  buildClass,
  buildLinkedGuardian,
  buildPerson,
  buildPupil,
  buildSchool,
  buildStaff,
  handClock,
  testNow,
  type School,
} from '../support/factories'
import { buildWorld, type World } from './world'

const clock = handClock()
let database: TestDatabase
let api: TestApi
let world: World

beforeAll(async () => {
  database = await createTestDatabase()
  api = await startApi(database.db, clock)
})
beforeEach(async () => {
  clock.set(testNow)
  await database.truncate()
  world = await buildWorld(database.db, api)
})
afterEach(() => {
  expect(api.failures).toEqual([])
})
afterAll(async () => {
  await api.close()
  await database.drop()
})

const post = (path: string, body?: object, headers: Record<string, string> = {}) =>
  api.send('POST', path, { ...(body && { body }), headers })
/** An item of any list, or a record; a test reads what it expects. */
interface Found {
  readonly id: string
  readonly state: string
  readonly role: string
  readonly [name: string]: unknown
}

const read = async (path: string) =>
  (await api.send('GET', path)).body as Found & {
    readonly items: readonly Found[]
    readonly next: string | null
  }

describe('settings', () => {
  const path = () => `/schools/${world.schoolId}/settings`

  it('are the defaults until somebody sets them', async () => {
    expect(await read(path())).toMatchObject({
      schoolId: world.schoolId,
      validFrom: null,
      settings: {
        privacy: 'full',
        ownConsentAge: 14,
        homeworkDeadline: { kind: 'after_teacher', minutes: 120 },
      },
    })
  })

  it('hold from their day on and leave the days before as they were', async () => {
    const set = (validFrom: string, settings: object) =>
      api.send('PUT', path(), { body: { validFrom, settings } })
    expect((await set('2026-11-24', { privacy: 'initials' })).body).toMatchObject({
      validFrom: '2026-11-24',
      settings: { privacy: 'initials', graceMinutes: 10 },
    })
    await set('2027-01-11', { graceMinutes: 20 })
    expect((await read(`${path()}?on=2026-11-23`)).settings).toMatchObject({
      privacy: 'full',
      graceMinutes: 10,
    })
    expect((await read(path())).settings).toMatchObject({ privacy: 'initials', graceMinutes: 10 })
    expect((await read(`${path()}?on=2027-01-11`)).settings).toMatchObject({
      privacy: 'full',
      graceMinutes: 20,
    })
  })

  it('store only what differs from the defaults', async () => {
    await api.send('PUT', path(), { body: { settings: { privacy: 'full', graceMinutes: 0 } } })
    const stored = await database.db.models.SchoolSettings.findOne({ rejectOnEmpty: true })
    expect(stored.settings).toEqual({ graceMinutes: 0 })
  })

  it('begin by the school’s own day, not the server’s', async () => {
    clock.set(new Date('2026-11-24T22:30:00Z'))
    const answer = await api.send('PUT', path(), { body: { validFrom: '2026-11-24', settings: {} } })
    expect(answer.body.errors).toEqual([
      {
        path: 'validFrom',
        message: 'must be today at the school (2026-11-25) or later: the past keeps its settings',
      },
    ])
  })
})

describe('classes', () => {
  it.each([
    ['10 «А»', '10А', 10],
    ['8-б', '8Б', 8],
    ['1 г класс', '1Г', 1],
    ['Подготовительный', 'Подготовительный', null],
  ])('«%s» is stored as «%s» of grade %s', async (label, stored, grade) => {
    const made = await post('/classes', { schoolId: world.schoolId, label })
    expect(made.body).toMatchObject({ label: stored, grade, academicYear: '2026/2027' })
  })

  it('exist once a year under one label', async () => {
    const again = await post('/classes', { schoolId: world.schoolId, label: '7 "б"' })
    expect(again).toMatchObject({
      status: 409,
      body: {
        code: 'conflict',
        errors: [{ path: 'label', message: 'is already a class of this academic year' }],
      },
    })
    const next = await post('/classes', { schoolId: world.schoolId, label: '7Б', academicYear: '2027/2028' })
    expect(next).toMatchObject({ status: 201, body: { academicYear: '2027/2028' } })
  })

  it('are opened in August for the coming year', async () => {
    clock.set(new Date('2027-08-02T09:00:00Z'))
    const made = await post('/classes', { schoolId: world.schoolId, label: '5А' })
    expect(made.body.academicYear).toBe('2027/2028')
    const year = await database.db.models.AcademicYear.findOne({
      where: { schoolId: world.schoolId, name: '2027/2028' },
      rejectOnEmpty: true,
    })
    expect([year.fromOn, year.untilOn]).toEqual(['2027-09-01', '2028-09-01'])
  })

  it('have no year of study at a college, whatever their label', async () => {
    const college = await buildSchool(database.db, { kind: 'college' })
    expect((await post('/classes', { schoolId: college.id, label: '21' })).body.grade).toBeNull()
  })

  it('make their year once when two are opened at the same time', async () => {
    const school = (
      await post('/schools', { kind: 'school', name: 'Новая', shortName: 'Новая', timeZone: 'Europe/Moscow' })
    ).body
    const labels = ['1А', '1Б', '1В', '1Г']
    const made = await Promise.all(labels.map((label) => post('/classes', { schoolId: school.id, label })))
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    expect(await database.db.models.AcademicYear.count({ where: { schoolId: school.id } })).toBe(1)
  })

  it('have a class teacher once at a time, and no more after the dismissal', async () => {
    const twice = await post(`/classes/${world.classId}/teachers`, { personId: world.teacherId })
    expect(twice).toMatchObject({ status: 409, body: { errors: [{ path: 'personId' }] } })
    const path = `/classes/${world.classId}/teachers/${world.teacherId}`
    expect((await api.send('DELETE', path)).status).toBe(204)
    expect((await read(`/classes/${world.classId}`)).teachers).toEqual([])
    expect((await api.send('DELETE', path)).status).toBe(404)
  })
})

describe('people', () => {
  it('are found by any words of the name, ё as е, whatever the case', async () => {
    const { db } = database
    const school = { id: world.schoolId }
    const one = await buildPerson(db, school, {
      surname: 'Ёлкина',
      givenName: 'Алёна',
      patronymic: 'Петровна',
    })
    const two = await buildPerson(db, school, { surname: 'Елкин', givenName: 'Пётр' })
    const found = async (search: string) =>
      (await read(`/people?search=${encodeURIComponent(search)}`)).items.map(
        (person: { id: string }) => person.id,
      )
    expect(await found('ЕЛКИН')).toEqual([one.id, two.id])
    expect(await found('алена  ёлкина')).toEqual([one.id])
    expect(await found('петр')).toEqual([one.id, two.id])
    expect(await found('елк%')).toEqual([])
    expect(await found('_')).toEqual([])
  })

  it('are listed page by page without a gap or a repeat', async () => {
    const seen: string[] = []
    let after = ''
    do {
      const page = await read(`/people?limit=3${after && `&after=${after}`}`)
      expect(page.items.length).toBeLessThanOrEqual(3)
      seen.push(...page.items.map(({ id }) => id))
      after = page.next ?? ''
    } while (after)
    const all = await database.db.models.Person.findAll({ order: [['id', 'asc']] })
    expect(seen).toEqual(all.map(({ id }) => id))
  })

  it('keep what a correction leaves out', async () => {
    const answer = await api.send('PATCH', `/people/${world.motherId}`, {
      body: { surname: '  Ивано́ва   Петрова ' },
    })
    expect(answer.body).toMatchObject({
      surname: 'Ивано́ва Петрова',
      givenName: 'Ольга',
      patronymic: 'Сергеевна',
    })
    const emptied = await api.send('PATCH', `/people/${world.motherId}`, { body: { patronymic: null } })
    expect(emptied.body.patronymic).toBeNull()
  })

  it('leave their names out of the audit log', async () => {
    await post('/people', { schoolId: world.schoolId, surname: 'Тайникова', givenName: 'Яна' })
    await api.send('PATCH', `/people/${world.motherId}`, { body: { surname: 'Тайникова' } })
    await api.send('PATCH', `/schools/${world.schoolId}`, { body: { dataOfficer: 'Тайникова Яна' } })
    const rows = await database.db.models.AuditEntry.findAll()
    expect(rows.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(['create-person', 'change-person', 'change-school']),
    )
    expect(JSON.stringify(rows)).not.toContain('Тайникова')
  })
})

describe('pupils', () => {
  const memberships = async () =>
    (
      await database.db.models.ClassMembership.findAll({
        where: { pupilId: world.pupilId },
        order: [['fromOn', 'asc']],
      })
    ).map(({ classId, fromOn, untilOn }) => [classId, fromOn, untilOn])

  it('move to another class on their day, and the class before ends that day', async () => {
    const moved = await post(`/pupils/${world.pupilId}/transfer`, {
      classId: world.nextClassId,
      on: '2026-12-01',
    })
    expect(moved.body).toEqual({
      id: world.pupilId,
      classId: world.nextClassId,
      inClassFrom: '2026-12-01',
      registerNumber: null,
    })
    expect(await memberships()).toEqual([
      [world.classId, '2026-09-01', '2026-12-01'],
      [world.nextClassId, '2026-12-01', null],
    ])
    expect((await read(`/pupils?schoolId=${world.schoolId}`)).items).toMatchObject([
      { classId: world.classId },
    ])
    expect((await read(`/pupils?classId=${world.nextClassId}`)).items).toMatchObject([{ id: world.pupilId }])
    clock.set(new Date('2026-12-01T09:00:00Z'))
    expect((await read(`/pupils?schoolId=${world.schoolId}`)).items).toMatchObject([
      { classId: world.nextClassId },
    ])
    expect((await read(`/pupils?classId=${world.classId}`)).items).toEqual([])
  })

  it('cannot move to the class they are in', async () => {
    const moved = await post(`/pupils/${world.pupilId}/transfer`, {
      classId: world.classId,
      on: '2026-12-01',
    })
    expect(moved).toMatchObject({ status: 409, body: { errors: [{ path: 'classId' }] } })
  })

  it('leave the groups of the class before, but not those that the new class shares', async () => {
    const { db } = database
    const school: School = { id: world.schoolId, yearId: await yearOf(world.schoolId), zone: 'Europe/Moscow' }
    const own = await groupOf(school, [world.classId])
    const shared = await groupOf(school, [world.classId, world.nextClassId])
    await post(`/pupils/${world.pupilId}/transfer`, { classId: world.nextClassId, on: '2026-12-01' })
    const untilOf = async (groupId: string) =>
      (await db.models.GroupMember.findOne({ where: { groupId }, rejectOnEmpty: true })).untilOn
    expect(await untilOf(own)).toBe('2026-12-01')
    expect(await untilOf(shared)).toBeNull()
  })

  it('leave on their day and return by a transfer', async () => {
    expect((await post(`/pupils/${world.pupilId}/leave`, { on: '2026-12-01' })).body).toEqual({
      id: world.pupilId,
      leftOn: '2026-12-01',
    })
    expect(await memberships()).toEqual([[world.classId, '2026-09-01', '2026-12-01']])
    expect((await read(`/people/${world.pupilId}`)).leftOn).toBe('2026-12-01')
    await post(`/pupils/${world.pupilId}/transfer`, { classId: world.classId, on: '2027-01-11' })
    expect(await memberships()).toEqual([
      [world.classId, '2026-09-01', '2026-12-01'],
      [world.classId, '2027-01-11', null],
    ])
    expect((await read(`/people/${world.pupilId}`)).leftOn).toBeNull()
  })

  it('get no code once they have left', async () => {
    await post(`/pupils/${world.pupilId}/leave`, { on: '2026-11-24' })
    expect(await post('/link-codes', { personId: world.pupilId })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'personId' }] },
    })
  })

  it('join before the year begins on its first day', async () => {
    const { id } = (
      await post('/classes', { schoolId: world.schoolId, label: '1А', academicYear: '2027/2028' })
    ).body
    const body = { schoolId: world.schoolId, surname: 'Новиков', givenName: 'Лев', classId: id }
    expect((await post('/pupils', body)).body.inClassFrom).toBe('2027-09-01')
  })
})

const yearOf = async (schoolId: string) =>
  (await database.db.models.AcademicYear.findOne({ where: { schoolId }, rejectOnEmpty: true })).id

const groupOf = async (school: School, classIds: readonly string[]) => {
  const { db } = database
  const base = { schoolId: school.id }
  const { id: groupId } = await db.models.Group.create({
    ...base,
    academicYearId: school.yearId,
    name: 'Группа',
  })
  for (const classId of classIds) await db.models.GroupClass.create({ ...base, groupId, classId })
  await db.models.GroupMember.create({ ...base, groupId, pupilId: world.pupilId, fromOn: '2026-09-01' })
  return groupId
}

describe('guardianships', () => {
  it('stand once at a time between two people', async () => {
    const again = await post('/guardianships', {
      guardianId: world.motherId,
      pupilId: world.pupilId,
      relation: 'mother',
    })
    expect(again).toMatchObject({ status: 409, body: { errors: [{ path: 'guardianId' }] } })
  })

  it('need a pupil on the one side and somebody else on the other', async () => {
    const of = (guardianId: string, pupilId: string) =>
      post('/guardianships', { guardianId, pupilId, relation: 'other' })
    expect((await of(world.pupilId, world.motherId)).body.errors).toMatchObject([{ path: 'pupilId' }])
    expect((await of(world.pupilId, world.pupilId)).body.errors).toMatchObject([{ path: 'guardianId' }])
  })

  it('stop showing the child at once when they are restricted, and show it again when that is lifted', async () => {
    const { db } = database
    const school: School = { id: world.schoolId, yearId: await yearOf(world.schoolId), zone: 'Europe/Moscow' }
    const schoolClass = await buildClass(db, school, { label: '3А', grade: 3 })
    const child = await buildPupil(db, school, { class: schoolClass })
    const { guardian, account } = await buildLinkedGuardian(db, school, { of: [child] })
    const { items } = await read(`/guardianships?guardianId=${guardian.id}`)
    const path = `/guardianships/${items[0]!.id}`
    const children = async () => {
      const actor = await actorFor(db, account, clock.now())
      return actor.kind === 'account'
        ? actor.persons.flatMap((person) => person.children.map((c) => c.pupilId))
        : null
    }
    expect(await children()).toEqual([child.id])
    const body = { restrictedFrom: '2026-11-24', restrictionBasis: 'решение суда № 2-114 от 20.11.2026' }
    expect((await api.send('PATCH', path, { body })).body).toMatchObject({ ...body, restrictedUntil: null })
    expect(await children()).toEqual([])
    await api.send('PATCH', path, { body: { restrictedFrom: null } })
    expect(await children()).toEqual([child.id])
    await api.send('DELETE', path)
    expect(await children()).toEqual([])
  })

  it('end today and stay in the list with their last day', async () => {
    const path = `/guardianships/${world.guardianshipId}`
    expect((await api.send('DELETE', path)).status).toBe(204)
    clock.advance(3 * 86_400_000)
    expect((await api.send('DELETE', path)).status).toBe(204)
    expect((await read(`/guardianships?pupilId=${world.pupilId}`)).items).toMatchObject([
      { until: '2026-11-24' },
    ])
  })
})

describe('staff', () => {
  it('take a role that somebody holds already for a conflict', async () => {
    const again = await post('/staff', { personId: world.teacherId, roles: ['secretary', 'teacher'] })
    expect(again).toMatchObject({ status: 409, body: { errors: [{ path: 'roles' }] } })
    expect((await read('/staff')).items).toMatchObject([
      { id: world.teacherId, roles: [{ role: 'teacher' }] },
      { id: world.otherTeacherId },
    ])
  })

  it('can be a parent whom the school knows', async () => {
    expect((await post('/staff', { personId: world.motherId, roles: ['teacher'] })).status).toBe(201)
  })

  it('are no longer listed once their last role has ended', async () => {
    await api.send('DELETE', `/staff/${world.teacherId}/roles/teacher`)
    expect((await read(`/staff?schoolId=${world.schoolId}`)).items).toEqual([])
    expect((await api.send('DELETE', `/staff/${world.teacherId}/roles/teacher`)).status).toBe(404)
  })

  it('are refused from a day on which the person has left', async () => {
    const left = await buildStaff(database.db, await buildSchool(database.db), { leftOn: '2026-11-01' })
    expect((await post('/staff', { personId: left.id, roles: ['secretary'] })).body.errors).toMatchObject([
      { path: 'personId' },
    ])
  })
})

describe('codes', () => {
  it('are listed by state', async () => {
    const state = async () =>
      (await read(`/link-codes?schoolId=${world.schoolId}`)).items.map(({ state }) => state)
    expect(await state()).toEqual(['issued'])
    const next = (await post('/link-codes', { personId: world.teacherId, expiresInDays: 1 })).body
    expect(await state()).toEqual(['issued', 'revoked'])
    clock.advance(2 * 86_400_000)
    expect(await state()).toEqual(['expired', 'revoked'])
    await database.db.models.LinkCode.update({ redeemedAt: testNow }, { where: { id: next.id } })
    expect(await state()).toEqual(['redeemed', 'revoked'])
    expect(await api.send('DELETE', `/link-codes/${next.id}`)).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    })
  })

  it('say that the paper consent is missing, and are issued once its number is recorded', async () => {
    await api.send('PUT', `/schools/${world.schoolId}/settings`, {
      body: { settings: { consentEvidence: 'paper' } },
    })
    expect(await post('/link-codes', { personId: world.motherId })).toMatchObject({
      status: 409,
      body: { code: 'paper_consent_missing' },
    })
    const recorded = await post('/consents', {
      givenById: world.motherId,
      number: '14-К',
      signedOn: '2026-11-20',
    })
    expect(recorded.body).toEqual({ number: '14-К', recorded: 3 })
    expect((await post('/link-codes', { personId: world.motherId })).status).toBe(201)
    const { items } = await read(`/consents?personId=${world.pupilId}`)
    expect(items).toHaveLength(3)
    expect(items[0]).toMatchObject({
      subjectId: world.pupilId,
      givenById: world.motherId,
      number: '14-К',
      evidence: 'paper',
      from: '2026-11-20',
      withdrawnAt: null,
    })
  })

  it('of a class come as a list', async () => {
    const { status, body } = await post(`/classes/${world.classId}/link-codes`)
    expect(status).toBe(201)
    expect(body.skipped).toEqual([])
    expect(body.codes).toHaveLength(2)
    expect((body.codes as Found[]).find(({ role }) => role === 'guardian')).toMatchObject({
      person: { id: world.motherId, givenName: 'Ольга' },
      children: [{ givenName: 'Анна', classLabel: '7Б' }],
      deepLink: expect.stringMatching(/^https:\/\/t\.me\/ZvonokTestBot\?start=[\w-]{14}$/),
    })
  })
})

describe('letters with codes', () => {
  const letters = async (language = 'ru') => {
    const answer = await post(`/classes/${world.classId}/link-codes?language=${language}`, undefined, {
      Accept: 'text/html',
    })
    expect(answer).toMatchObject({ status: 201, type: 'text/html; charset=utf-8' })
    return answer.text
  }

  it('tell a parent and a pupil what to do, each in their own words', async () => {
    const html = (await letters()).replaceAll(/\s+/g, ' ')
    expect(html.match(/<article>/g)).toHaveLength(2)
    expect(html.match(/<svg /g)).toHaveLength(2)
    for (const words of [
      'Школа № 12 · 7Б',
      'Для: Ольга Сергеевна К. (родитель). Ребёнок: Анна, 7Б',
      'Наведите камеру на квадрат или откройте в Telegram @ZvonokTestBot.',
      'Код личный и сработает один раз, до 23 января 2027 г. Передавать его ребёнку не нужно: у ученика свой.',
      'Для: Анна К. (ученик).',
      'Наведи камеру на квадрат или открой в Telegram @ZvonokTestBot.',
      'Подключаться не обязательно. Распечатку недели можно получать у классного руководителя.',
      'Вопросы: Мария Ивановна, канцелярия +7 495 000-00-12. Никто из школы не спросит этот код по телефону.',
    ]) {
      expect(html).toContain(words)
    }
    expect(html).toMatch(/Пришлите код: <code>[2-9ACEHKMPTX]{4}(-[2-9ACEHKMPTX]{4}){2}<\/code>/)
  })

  it('are written in English on demand', async () => {
    expect(await letters('en')).toContain(
      'Point your camera at the square or open @ZvonokTestBot in Telegram.',
    )
  })

  it('take nothing from elsewhere and run nothing', async () => {
    const html = await letters()
    expect(html).not.toMatch(/<(script|img|link|iframe)\b|\bsrc=|url\(|@import/i)
  })

  it('show a name with signs of HTML as it is', async () => {
    await api.send('PATCH', `/people/${world.motherId}`, { body: { givenName: '<b>Ольга</b> & "К"' } })
    const html = await letters()
    expect(html).toContain('&lt;b&gt;Ольга&lt;/b&gt; &amp; &quot;К&quot;')
    expect(html).not.toContain('<b>Ольга')
  })

  it('say that there is nothing to print when everybody is linked', async () => {
    const empty = (await post('/classes', { schoolId: world.schoolId, label: '11А' })).body
    const answer = await post(`/classes/${empty.id}/link-codes`, {}, { Accept: 'text/html' })
    expect(answer.text).toContain('Печатать нечего')
  })

  it('need the scope of codes only', async () => {
    const key = await buildApiKey(api.journal, { schoolId: world.schoolId, scopes: ['codes'] })
    const answer = await api.send('POST', `/classes/${world.classId}/link-codes`, {
      key,
      headers: { Accept: 'text/html' },
    })
    expect(answer).toMatchObject({ status: 201, type: 'text/html; charset=utf-8' })
  })
})

describe('Idempotency-Key', () => {
  const person = () => ({ schoolId: world.schoolId, surname: 'Новиков', givenName: 'Лев' })

  it('lets a repeated request answer what the first one did, and do nothing', async () => {
    const headers = { 'Idempotency-Key': 'enrol:1' }
    const first = await post('/people', person(), headers)
    const second = await post('/people', person(), headers)
    expect(second.status).toBe(201)
    expect(second.body).toEqual(first.body)
    expect(await database.db.models.Person.count({ where: { surname: 'Новиков' } })).toBe(1)
  })

  it('makes one of requests that arrive together', async () => {
    const headers = { 'Idempotency-Key': 'enrol:2' }
    const answers = await Promise.all([1, 2, 3].map(() => post('/people', person(), headers)))
    expect(new Set(answers.map(({ body }) => (body as Found).id)).size).toBe(1)
    expect(await database.db.models.Person.count({ where: { surname: 'Новиков' } })).toBe(1)
  })

  it('belongs to one path: the same on another one is another request', async () => {
    const headers = { 'Idempotency-Key': 'same' }
    const leave = (id: string) => post(`/pupils/${id}/leave`, { on: '2026-12-01' }, headers)
    expect((await leave(world.pupilId)).body.id).toBe(world.pupilId)
    expect((await leave(world.otherPupilId)).body.id).toBe(world.otherPupilId)
  })

  it('is each API key’s own', async () => {
    const headers = { 'Idempotency-Key': 'same' }
    const key = await buildApiKey(api.journal)
    await post('/people', person(), headers)
    await api.send('POST', '/people', { key, body: person(), headers })
    expect(await database.db.models.Person.count({ where: { surname: 'Новиков' } })).toBe(2)
  })

  it.each([
    ['/link-codes', () => ({ personId: world.motherId })],
    ['/api-keys', () => ({ name: 'Ещё', scopes: ['people'] })],
  ])('never tells a secret of POST %s twice', async (path, body) => {
    const headers = { 'Idempotency-Key': 'secret' }
    expect((await post(path, body(), headers)).status).toBe(201)
    const again = await post(path, body(), headers)
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'conflict', errors: [{ path: 'Idempotency-Key' }] },
    })
  })

  it('never tells the codes of a class twice, on paper neither', async () => {
    const path = `/classes/${world.classId}/link-codes`
    const headers = { 'Idempotency-Key': 'secret' }
    expect((await post(path, {}, headers)).status).toBe(201)
    expect((await post(path, {}, headers)).status).toBe(409)
    expect((await post(path, {}, { ...headers, Accept: 'text/html' })).status).toBe(409)
  })

  it('is refused when it cannot be one', async () => {
    const answer = await post('/people', person(), { 'Idempotency-Key': 'a b' })
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ path: 'Idempotency-Key' }] } })
  })
})

describe('an unlinked account', () => {
  it('disappears from the list, and the record says that the school did it', async () => {
    const { items } = await read(`/accounts?personId=${world.teacherId}`)
    expect(items).toEqual([
      {
        id: world.linkId,
        schoolId: world.schoolId,
        person: { id: world.teacherId, surname: 'Соколова', givenName: 'Мария', patronymic: 'Ивановна' },
        linkedAt: '2026-11-24T09:00:00.000Z',
        reachable: true,
      },
    ])
    await api.send('DELETE', `/accounts/${world.linkId}`)
    expect((await read(`/accounts?personId=${world.teacherId}`)).items).toEqual([])
    const link = await database.db.models.AccountLink.findByPk(world.linkId, { rejectOnEmpty: true })
    expect(link.unlinkReason).toBe('school')
  })
})
