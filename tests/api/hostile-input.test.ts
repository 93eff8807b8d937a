import { startApi, type TestApi } from '../support/api'
import { createTestDatabase, type TestDatabase } from '../support/database'
import { buildWorld, type World } from './world'

let database: TestDatabase
let api: TestApi
let world: World

beforeAll(async () => {
  database = await createTestDatabase()
  api = await startApi(database.db)
})
beforeEach(async () => {
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

const zero = 'a\u0000b'
const half = 'a\ud800b'

describe('text that no database stores', () => {
  it.each([
    ['POST', '/people', () => ({ schoolId: world.schoolId, surname: half, givenName: 'А' })],
    ['PATCH', `/people/{id}`, () => ({ givenName: half })],
    ['POST', '/classes', () => ({ schoolId: world.schoolId, label: zero })],
    ['POST', '/classes', () => ({ schoolId: world.schoolId, label: half })],
    ['PUT', '/schools/{school}/settings', () => ({ settings: { consentText: zero } })],
    ['PUT', '/schools/{school}/settings', () => ({ settings: { consentText: half } })],
    ['PATCH', '/schools/{school}', () => ({ address: half })],
    ['POST', '/api-keys', () => ({ name: zero, scopes: ['people'] })],
    [
      'POST',
      '/consents',
      () => ({ givenById: world.motherId, number: zero, signedOn: '2026-11-01', items: ['basics'] }),
    ],
    [
      'POST',
      '/guardianships',
      () => ({ guardianId: world.fatherId, pupilId: world.pupilId, relation: 'father', basis: half }),
    ],
    ['GET', `/people?search=%00`, () => undefined],
  ])('is refused as a field by %s %s', async (method, path, body) => {
    const filled = path.replace('{id}', world.pupilId).replace('{school}', world.schoolId)
    const headers = method === 'GET' ? {} : { 'Idempotency-Key': 'k' }
    const answer = await api.send(method, filled, { body: body(), headers })
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_input' } })
    expect(answer.body.errors).toHaveLength(1)
  })
})

describe('text that would disturb what stands around it', () => {
  it.each(['Анна\u202eанитаК', 'Анна\u2028Катина', 'Анна\u0007', 'Анна\u2066'])(
    'is no name, label, number or particular of a school: %j',
    async (text) => {
      const { schoolId, pupilId, fatherId } = world
      const sent = [
        await api.send('POST', '/people', { body: { schoolId, surname: text, givenName: 'А' } }),
        await api.send('PATCH', `/people/${pupilId}`, { body: { givenName: text } }),
        await api.send('POST', '/classes', { body: { schoolId, label: text } }),
        await api.send('PATCH', `/schools/${schoolId}`, { body: { shortName: text } }),
        await api.send('POST', '/api-keys', { body: { name: text, scopes: ['people'] } }),
        await api.send('POST', '/consents', {
          body: { givenById: world.motherId, number: text, signedOn: '2026-11-01' },
        }),
        await api.send('POST', '/guardianships', {
          body: { guardianId: fatherId, pupilId, relation: 'father', basis: text },
        }),
      ]
      for (const answer of sent) {
        expect(answer).toMatchObject({ status: 422 })
        expect(answer.body.errors).toEqual([
          { path: expect.any(String), message: 'must be one line without control characters' },
        ])
      }
    },
  )
})

describe('days outside of any school’s time', () => {
  it.each(['0000-01-01', '0001-01-01', '1899-12-31', '9999-12-31'])('are refused: %s', async (day) => {
    const path = `/schools/${world.schoolId}/settings`
    expect(await api.send('GET', `${path}?on=${day}`)).toMatchObject({ status: 422 })
    const set = await api.send('PUT', path, { body: { validFrom: day, settings: {} } })
    expect(set).toMatchObject({ status: 422 })
    const leave = await api.send('POST', `/pupils/${world.pupilId}/leave`, { body: { on: day } })
    expect(leave).toMatchObject({ status: 422 })
  })

  it.each(['0000-01-01T00:00:00Z', '9999-12-31T23:59:59-12:00'])(
    'are refused as a key’s end: %s',
    async (expiresAt) => {
      const body = { name: 'Ключ', scopes: ['people'], expiresAt }
      expect(await api.send('POST', '/api-keys', { body })).toMatchObject({ status: 422 })
    },
  )

  it('cannot be a class’s year', async () => {
    const body = { schoolId: world.schoolId, label: '9Г', academicYear: '9999/10000' }
    expect((await api.send('POST', '/classes', { body })).status).toBe(422)
  })
})

describe('an Idempotency-Key that was used for another request', () => {
  const person = (surname: string) => ({ schoolId: world.schoolId, surname, givenName: 'Анна' })
  const send = (body: object) => api.send('POST', '/people', { body, headers: { 'Idempotency-Key': 'one' } })

  it('is refused, instead of answering with that one’s person', async () => {
    const first = await send(person('Первая'))
    const other = await send({ ...person('Вторая'), schoolId: world.otherSchoolId })
    expect(other).toMatchObject({ status: 409, body: { code: 'conflict' } })
    expect(other.body.errors).toEqual([
      {
        path: 'Idempotency-Key',
        message: 'was used for another request before; every request needs one of its own',
      },
    ])
    expect(other.text).not.toContain('Первая')
    expect((await send(person('Первая'))).body).toEqual(first.body)
  })
})
