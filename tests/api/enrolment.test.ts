import { createTestDatabase, type TestDatabase } from '../support/database'
import { startApi, type TestApi } from '../support/api'

let database: TestDatabase
let api: TestApi

beforeAll(async () => {
  database = await createTestDatabase()
  api = await startApi(database.db)
})
afterAll(async () => {
  await api.close()
  await database.drop()
})

const created = async (path: string, body: object) => {
  const answer = await api.send('POST', path, { body })
  expect({ path, status: answer.status, errors: answer.body?.errors }).toEqual({ path, status: 201 })
  return answer.body as Record<string, string>
}

describe('enrolling a school over HTTP', () => {
  it('goes from an empty database to a code in a parent’s hand', async () => {
    const school = await created('/schools', {
      kind: 'school',
      name: 'МБОУ «Школа № 12»',
      shortName: 'Школа № 12',
      timeZone: 'Asia/Vladivostok',
      phone: '+7 4212 00-00-12',
    })
    expect(school).toEqual({
      id: expect.stringMatching(/^\d+$/),
      kind: 'school',
      name: 'МБОУ «Школа № 12»',
      shortName: 'Школа № 12',
      timeZone: 'Asia/Vladivostok',
      address: null,
      phone: '+7 4212 00-00-12',
      dataOfficer: null,
    })
    const schoolId = school['id']!

    const seven = await created('/classes', { schoolId, label: ' 7 "б" ' })
    expect(seven).toMatchObject({
      label: '7Б',
      grade: 7,
      academicYear: '2026/2027',
      shift: 1,
      daysAWeek: 5,
      teachers: [],
    })

    const teacher = await created('/staff', {
      schoolId,
      surname: 'Соколова',
      givenName: 'Мария',
      patronymic: 'Ивановна',
      roles: ['teacher', 'deputy_head'],
    })
    expect(teacher['roles']).toEqual([
      { role: 'teacher', from: '2026-11-24', until: null },
      { role: 'deputy_head', from: '2026-11-24', until: null },
    ])
    await created(`/classes/${seven['id']}/teachers`, { personId: teacher['id'], from: '2026-09-01' })
    expect((await api.send('GET', `/classes/${seven['id']}`)).body.teachers).toEqual([
      { personId: teacher['id'], from: '2026-09-01', until: null, acting: false },
    ])

    const pupil = await created('/pupils', {
      schoolId,
      surname: 'Семёнова',
      givenName: 'Анна',
      sex: 'female',
      bornOn: '2013-05-12',
      classId: seven['id'],
      registerNumber: 9,
    })
    expect(pupil).toMatchObject({
      classLabel: '7Б',
      inClassFrom: '2026-11-24',
      inClassUntil: null,
      registerNumber: 9,
    })
    const mother = await created('/people', {
      schoolId,
      surname: 'Семёнова',
      givenName: 'Ольга',
      patronymic: 'Сергеевна',
    })
    await created('/guardianships', {
      guardianId: mother['id'],
      pupilId: pupil['id'],
      relation: 'mother',
      verifiedOn: '2026-11-24',
      basis: 'свидетельство о рождении',
    })

    const issued = await created('/link-codes', { personId: mother['id'], expiresInDays: 10 })
    expect(issued).toEqual({
      id: expect.stringMatching(/^\d+$/),
      code: expect.stringMatching(/^[2-9ACEHKMPTX]{4}(-[2-9ACEHKMPTX]{4}){2}$/),
      deepLink: `https://t.me/ZvonokTestBot?start=${issued['code']!}`,
      expiresAt: '2026-12-04T09:00:00.000Z',
    })

    const codes = await api.send('GET', `/link-codes?schoolId=${schoolId}`)
    expect(codes.body).toEqual({
      items: [
        {
          id: issued['id'],
          schoolId,
          person: { id: mother['id'], surname: 'Семёнова', givenName: 'Ольга', patronymic: 'Сергеевна' },
          issuedAt: '2026-11-24T09:00:00.000Z',
          expiresAt: '2026-12-04T09:00:00.000Z',
          state: 'issued',
        },
      ],
      next: null,
    })
    expect(codes.text).not.toContain(issued['code']!)
    expect(api.failures).toEqual([])
  })
})
