import { routes } from '../../api/routes'
import { apiScopes, type ApiScope } from '../../journal/actor'
import { loadTexts } from '../../locales/translate'
import { buildApiKey, startApi, type TestApi } from '../support/api'
import { createTestDatabase, type TestDatabase } from '../support/database'
import { join } from 'node:path'
import { buildWorld, type World } from './world'

interface Case {
  /** As the description writes it. */
  readonly route: string
  readonly path: (w: World) => string
  readonly body?: (w: World) => Record<string, unknown>
  readonly status: number
  readonly scope: ApiScope
  /** Only keys bound to no school; or only the bootstrap key. */
  readonly only?: 'unbound' | 'bootstrap'
  /** What a key of another school reads instead of 404. */
  readonly foreign?: 'nothing'
  /** Paths and bodies with something of another school, for a key of the first. */
  readonly astray?: (w: World) => { readonly path?: string; readonly body?: Record<string, unknown> }[]
  /** Field, wrong values. */
  readonly wrong?: Readonly<Record<string, readonly unknown[]>>
  readonly wrongQuery?: readonly (readonly [string, string])[]
}

const ids = [7, '', 'x', '007', '1'.repeat(19), null] as const
const days = ['24.11.2026', '2026-02-30', 20261124, ''] as const
const names = ['', '   ', 12, 'я'.repeat(101), 'a\nb'] as const
const pages: readonly (readonly [string, string])[] = [
  ['limit=0', 'limit'],
  ['limit=201', 'limit'],
  ['limit=many', 'limit'],
  ['after=x', 'after'],
]
const persons = {
  surname: [...names, undefined, '123'],
  givenName: [12, undefined, 'я'.repeat(101)],
  patronymic: ['', 12],
  sex: ['f', 1],
  bornOn: [...days, '1850-01-01', '2026-11-25'],
}
const person = { surname: 'Ёлкина', givenName: 'Анна', patronymic: null, sex: 'female', bornOn: '1985-03-08' }

const cases: readonly Case[] = [
  {
    route: 'post /schools',
    path: () => '/schools',
    body: () => ({ kind: 'college', name: 'Колледж', shortName: 'Колледж', timeZone: 'Europe/Moscow' }),
    status: 201,
    scope: 'schools',
    only: 'unbound',
    wrong: {
      kind: ['zoo', undefined, 1],
      name: ['', undefined, 5, 'x'.repeat(201)],
      shortName: ['', undefined, 5, 'x'.repeat(61)],
      timeZone: ['Moon/Crater', 'UTC+3', undefined, 3],
      address: ['', 4],
      phone: ['', 4, '1'.repeat(41)],
      dataOfficer: ['', 4],
    },
  },
  { route: 'get /schools', path: () => '/schools', status: 200, scope: 'schools', wrongQuery: pages },
  { route: 'get /schools/{id}', path: (w) => `/schools/${w.schoolId}`, status: 200, scope: 'schools' },
  {
    route: 'patch /schools/{id}',
    path: (w) => `/schools/${w.schoolId}`,
    body: () => ({ phone: '+7 495 111-11-11', address: null }),
    status: 200,
    scope: 'schools',
    wrong: {
      kind: ['college'],
      name: ['', null],
      shortName: [null],
      timeZone: ['Nowhere', null],
      phone: [''],
    },
  },
  {
    route: 'get /schools/{id}/settings',
    path: (w) => `/schools/${w.schoolId}/settings`,
    status: 200,
    scope: 'schools',
    wrongQuery: [['on=today', 'on']],
  },
  {
    route: 'put /schools/{id}/settings',
    path: (w) => `/schools/${w.schoolId}/settings`,
    body: () => ({ settings: { privacy: 'initials' } }),
    status: 200,
    scope: 'schools',
    wrong: {
      settings: [undefined, 'strict', null],
      'settings.privacy': ['open', 1],
      'settings.graceMinutes': [-1, 121, '10'],
      'settings.roundUpFrom': [0, 1],
      'settings.colour': ['red'],
      validFrom: [...days, '2026-11-23'],
    },
  },
  {
    route: 'post /classes',
    path: () => '/classes',
    body: (w) => ({ schoolId: w.schoolId, label: '8 а', academicYear: '2027/2028' }),
    status: 201,
    scope: 'people',
    wrong: {
      schoolId: [...ids, undefined],
      label: ['', '"-"', 7, undefined, 'x'.repeat(21)],
      grade: [0, 13, '7', 1.5],
      shift: [0, 4],
      daysAWeek: [0, 8],
      academicYear: ['2026', '2026/2028', 2026, '26/27'],
    },
  },
  {
    route: 'get /classes',
    path: (w) => `/classes?schoolId=${w.schoolId}`,
    status: 200,
    scope: 'people',
    wrongQuery: [...pages, ['schoolId=x', 'schoolId']],
  },
  { route: 'get /classes/{id}', path: (w) => `/classes/${w.classId}`, status: 200, scope: 'people' },
  {
    route: 'post /classes/{id}/teachers',
    path: (w) => `/classes/${w.nextClassId}/teachers`,
    body: (w) => ({ personId: w.teacherId, from: '2026-11-30', acting: true }),
    status: 201,
    scope: 'people',
    astray: (w) => [{ body: { personId: w.otherTeacherId } }],
    wrong: { personId: [...ids, undefined], from: days, acting: ['yes'] },
  },
  {
    route: 'delete /classes/{id}/teachers/{personId}',
    path: (w) => `/classes/${w.classId}/teachers/${w.teacherId}`,
    status: 204,
    scope: 'people',
    astray: (w) => [{ path: `/classes/${w.classId}/teachers/${w.otherTeacherId}` }],
  },
  {
    route: 'post /people',
    path: () => '/people',
    body: (w) => ({ schoolId: w.schoolId, ...person }),
    status: 201,
    scope: 'people',
    wrong: { schoolId: [...ids, undefined], ...persons },
  },
  {
    route: 'get /people',
    path: (w) => `/people?schoolId=${w.schoolId}`,
    status: 200,
    scope: 'people',
    wrongQuery: [...pages, ['schoolId=x', 'schoolId'], ['search=', 'search']],
  },
  { route: 'get /people/{id}', path: (w) => `/people/${w.pupilId}`, status: 200, scope: 'people' },
  {
    route: 'patch /people/{id}',
    path: (w) => `/people/${w.pupilId}`,
    body: () => ({ surname: 'Ёлкина', bornOn: null }),
    status: 200,
    scope: 'people',
    wrong: { surname: names, givenName: [null], sex: ['f'], bornOn: [...days, '2026-11-25'] },
  },
  {
    route: 'post /pupils',
    path: () => '/pupils',
    body: (w) => ({
      schoolId: w.schoolId,
      ...person,
      bornOn: '2013-01-01',
      classId: w.classId,
      registerNumber: 10,
    }),
    status: 201,
    scope: 'people',
    astray: (w) => [{ body: { schoolId: w.schoolId, ...person, classId: w.otherClassId } }],
    wrong: {
      schoolId: [...ids, undefined],
      classId: [...ids, undefined],
      enrolledOn: [...days, '2026-08-31', '2027-09-01'],
      registerNumber: [0, 100, '9'],
      ...persons,
    },
  },
  {
    route: 'get /pupils',
    path: (w) => `/pupils?schoolId=${w.schoolId}&classId=${w.classId}`,
    status: 200,
    scope: 'people',
    wrongQuery: [...pages, ['schoolId=x', 'schoolId'], ['classId=x', 'classId']],
  },
  {
    route: 'post /pupils/{id}/leave',
    path: (w) => `/pupils/${w.pupilId}/leave`,
    body: () => ({ on: '2026-12-01' }),
    status: 200,
    scope: 'people',
    wrong: { on: [...days, undefined, '2026-09-01'] },
  },
  {
    route: 'post /pupils/{id}/transfer',
    path: (w) => `/pupils/${w.pupilId}/transfer`,
    body: (w) => ({ classId: w.nextClassId, on: '2026-12-01', registerNumber: 3 }),
    status: 200,
    scope: 'people',
    astray: (w) => [{ body: { classId: w.otherClassId, on: '2026-12-01' } }],
    wrong: { classId: [...ids, undefined], on: [...days, undefined, '2027-09-01'], registerNumber: [0] },
  },
  {
    route: 'post /guardianships',
    path: () => '/guardianships',
    body: (w) => ({
      guardianId: w.fatherId,
      pupilId: w.pupilId,
      relation: 'father',
      verifiedOn: '2026-11-24',
    }),
    status: 201,
    scope: 'people',
    astray: (w) => [
      { body: { guardianId: w.fatherId, pupilId: w.otherPupilId, relation: 'father' } },
      { body: { guardianId: w.otherTeacherId, pupilId: w.pupilId, relation: 'father' } },
    ],
    wrong: {
      guardianId: [...ids, undefined],
      pupilId: [...ids, undefined],
      relation: ['aunt', undefined],
      from: days,
      verifiedOn: [...days, '2026-11-25'],
      basis: ['', 5],
    },
  },
  {
    route: 'get /guardianships',
    path: (w) => `/guardianships?pupilId=${w.pupilId}`,
    status: 200,
    scope: 'people',
    foreign: 'nothing',
    wrongQuery: [...pages, ['pupilId=x', 'pupilId'], ['guardianId=x', 'guardianId']],
  },
  {
    route: 'patch /guardianships/{id}',
    path: (w) => `/guardianships/${w.guardianshipId}`,
    body: () => ({
      restrictedFrom: '2026-11-24',
      restrictedUntil: '2027-11-24',
      restrictionBasis: 'решение суда',
    }),
    status: 200,
    scope: 'people',
    wrong: {
      restrictedFrom: [...days, undefined],
      restrictedUntil: [...days, '2026-11-24'],
      restrictionBasis: ['', undefined, 5],
    },
  },
  {
    route: 'delete /guardianships/{id}',
    path: (w) => `/guardianships/${w.guardianshipId}`,
    status: 204,
    scope: 'people',
  },
  {
    route: 'post /staff',
    path: () => '/staff',
    body: (w) => ({ schoolId: w.schoolId, ...person, roles: ['teacher', 'secretary'], from: '2026-11-30' }),
    status: 201,
    scope: 'people',
    astray: (w) => [{ body: { personId: w.otherTeacherId, roles: ['director'] } }],
    wrong: {
      schoolId: [...ids, undefined],
      roles: [[], ['cook'], 'teacher', undefined, ['teacher', 'teacher']],
      from: days,
      ...persons,
    },
  },
  {
    route: 'get /staff',
    path: (w) => `/staff?schoolId=${w.schoolId}`,
    status: 200,
    scope: 'people',
    wrongQuery: [...pages, ['schoolId=x', 'schoolId']],
  },
  {
    route: 'delete /staff/{id}/roles/{role}',
    path: (w) => `/staff/${w.teacherId}/roles/teacher`,
    status: 204,
    scope: 'people',
    astray: (w) => [{ path: `/staff/${w.teacherId}/roles/director` }],
  },
  {
    route: 'post /link-codes',
    path: () => '/link-codes',
    body: (w) => ({ personId: w.pupilId, expiresInDays: 5 }),
    status: 201,
    scope: 'codes',
    astray: (w) => [{ body: { personId: w.otherPupilId } }],
    wrong: { personId: [...ids, undefined], expiresInDays: [0, 366, '5', 1.5] },
  },
  {
    route: 'get /link-codes',
    path: (w) => `/link-codes?schoolId=${w.schoolId}&state=issued`,
    status: 200,
    scope: 'codes',
    wrongQuery: [...pages, ['schoolId=x', 'schoolId'], ['classId=x', 'classId'], ['state=lost', 'state']],
  },
  { route: 'delete /link-codes/{id}', path: (w) => `/link-codes/${w.codeId}`, status: 204, scope: 'codes' },
  {
    route: 'post /classes/{id}/link-codes',
    path: (w) => `/classes/${w.classId}/link-codes`,
    body: () => ({ to: ['guardians'], expiresInDays: 5 }),
    status: 201,
    scope: 'codes',
    wrong: { to: [[], ['teachers'], 'pupils'], includeLinked: ['yes'], expiresInDays: [0, 366] },
    wrongQuery: [['language=de', 'language']],
  },
  {
    route: 'get /accounts',
    path: (w) => `/accounts?schoolId=${w.schoolId}&personId=${w.teacherId}`,
    status: 200,
    scope: 'accounts',
    wrongQuery: [...pages, ['schoolId=x', 'schoolId'], ['personId=x', 'personId']],
  },
  { route: 'delete /accounts/{id}', path: (w) => `/accounts/${w.linkId}`, status: 204, scope: 'accounts' },
  {
    route: 'post /consents',
    path: () => '/consents',
    body: (w) => ({ givenById: w.motherId, number: '14-К', signedOn: '2026-11-20' }),
    status: 201,
    scope: 'consents',
    astray: (w) => [{ body: { givenById: w.otherPupilId, number: '14-К', signedOn: '2026-11-20' } }],
    wrong: {
      givenById: [...ids, undefined],
      subjectIds: [[], 'all', [7]],
      kind: ['oral'],
      items: [[], ['dreams'], 'marks'],
      number: ['', undefined, 14, '1'.repeat(41)],
      signedOn: [...days, undefined, '2026-11-25'],
      untilOn: [...days, '2026-11-20'],
    },
  },
  {
    route: 'get /consents',
    path: (w) => `/consents?schoolId=${w.schoolId}`,
    status: 200,
    scope: 'consents',
    wrongQuery: [...pages, ['schoolId=x', 'schoolId'], ['personId=x', 'personId']],
  },
  {
    route: 'post /api-keys',
    path: () => '/api-keys',
    body: (w) => ({
      name: 'Канцелярия',
      schoolId: w.schoolId,
      scopes: ['people'],
      expiresAt: '2027-06-30T21:00:00Z',
    }),
    status: 201,
    scope: 'schools',
    only: 'bootstrap',
    wrong: {
      name: ['', undefined, 'x'.repeat(101)],
      schoolId: ['x', 5],
      scopes: [[], ['all'], undefined],
      expiresAt: ['tomorrow', 5],
    },
  },
  {
    route: 'get /api-keys',
    path: (w) => `/api-keys?schoolId=${w.schoolId}`,
    status: 200,
    scope: 'schools',
    only: 'bootstrap',
    wrongQuery: [['schoolId=x', 'schoolId']],
  },
  {
    route: 'delete /api-keys/{id}',
    path: (w) => `/api-keys/${w.keyId}`,
    status: 204,
    scope: 'schools',
    only: 'bootstrap',
  },
]

let database: TestDatabase
let api: TestApi
let world: World

beforeAll(async () => {
  database = await createTestDatabase()
  api = await startApi(database.db)
})
afterAll(async () => {
  await api.close()
  await database.drop()
})

const methodOf = ({ route }: Case) => route.split(' ')[0]!.toUpperCase()

const send = (
  c: Case,
  key: string | null | undefined,
  changes: { path?: string; body?: Record<string, unknown> } = {},
) => {
  const body = changes.body ?? c.body?.(world)
  return api.send(methodOf(c), changes.path ?? c.path(world), {
    ...(key !== undefined && { key }),
    ...(body && { body }),
  })
}

const withValue = (body: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> => {
  const [name = '', inner] = path.split('.')
  const changed = inner ? withValue(body[name] as Record<string, unknown>, inner, value) : value
  return { ...body, [name]: changed }
}

const otherScope = (scope: ApiScope) => apiScopes.filter((known) => known !== scope)

it('has a case for every route', () => {
  const list = routes((code) => code, loadTexts(join(__dirname, '../../locales')))
  expect(cases.map(({ route }) => route).sort()).toEqual(
    list.map(({ method, path }) => `${method} ${path}`).sort(),
  )
})

describe.each(cases)('$route', (c) => {
  beforeAll(async () => {
    await database.truncate()
    world = await buildWorld(database.db, api)
  })

  it('wants a key that works', async () => {
    for (const key of [null, 'wrong', 'bootstrap-key-of-the-tests-012345678X']) {
      const answer = await send(c, key)
      expect(answer).toMatchObject({ status: 401, type: expect.stringContaining('application/problem+json') })
      expect(answer.body.code).toBe('unauthorized')
    }
  })

  it('does not exist for a key without its scope', async () => {
    const scopes = c.only === 'bootstrap' ? apiScopes : otherScope(c.scope)
    const answer = await send(c, await buildApiKey(api.journal, { scopes }))
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })

  it('does not exist for a key of another school', async () => {
    const key = await buildApiKey(api.journal, { schoolId: world.otherSchoolId })
    const answer = await send(c, key)
    if (c.foreign === 'nothing') {
      expect(answer).toMatchObject({ status: 200, body: { items: [], next: null } })
    } else if (c.route === 'get /schools') {
      expect(answer.body.items).toMatchObject([{ id: world.otherSchoolId }])
    } else expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })

  it('finds nothing of another school, nor what is not there', async () => {
    const astray = c.astray?.(world) ?? []
    const nowhere = c.path(world).includes('?')
      ? []
      : [{ path: c.path(world).replace(/\/\d+/, '/999999999') }].filter(({ path }) => path !== c.path(world))
    const key = c.only ? undefined : await buildApiKey(api.journal, { schoolId: world.schoolId })
    for (const changes of [...astray, ...nowhere]) {
      expect({ changes, status: (await send(c, key, changes)).status }).toEqual({ changes, status: 404 })
    }
  })

  it('names each field that it cannot accept', async () => {
    const body = c.body?.(world)
    for (const [path, values] of Object.entries(c.wrong ?? {})) {
      for (const value of values) {
        const answer = await send(c, undefined, { body: withValue(body ?? {}, path, value) })
        const errors = (answer.body?.errors ?? []) as { path: string }[]
        const paths = errors.map((error) => error.path)
        expect({ path, value, status: answer.status, paths }).toEqual({
          path,
          value,
          status: 422,
          paths: expect.arrayContaining([expect.stringMatching(new RegExp(`^${path}(\\.\\d+)?$`))]),
        })
      }
    }
    for (const [query, name] of c.wrongQuery ?? []) {
      const answer = await send(c, undefined, { path: `${c.path(world).split('?')[0]!}?${query}` })
      expect({ query, status: answer.status, errors: answer.body.errors }).toMatchObject({
        query,
        status: 422,
        errors: [{ path: name }],
      })
    }
  })

  it('refuses unknown fields by name', async () => {
    const path = c.path(world)
    const query = await send(c, undefined, { path: `${path}${path.includes('?') ? '&' : '?'}surplus=1` })
    expect(query).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'surplus', message: 'is not a known field' }] },
    })
    if (!c.body) return
    const answer = await send(c, undefined, { body: { ...c.body(world), surplus: 1 } })
    expect(answer.status).toBe(422)
    expect(answer.body.errors).toEqual(
      expect.arrayContaining([{ path: 'surplus', message: 'is not a known field' }]),
    )
  })

  // Last, because it alone changes what the others look at.
  it('does its work for the keys that may', async () => {
    const key =
      c.only === 'bootstrap'
        ? undefined
        : await buildApiKey(api.journal, { schoolId: c.only ? null : world.schoolId, scopes: [c.scope] })
    const answer = await send(c, key)
    expect({ status: answer.status, problem: answer.body?.errors }).toEqual({ status: c.status })
    expect(answer.text).not.toContain(world.externalUserId)
    if (c.status === 204) expect(answer.text).toBe('')
    expect(api.failures).toEqual([])
  })
})
