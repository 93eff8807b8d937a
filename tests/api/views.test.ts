import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import express from 'express'
import { viewRoutes } from '../../api/routes/views'
import { createView } from '../../journal/views/create-view'
import { loadTexts } from '../../locales/translate'
import { createTestDatabase, type TestDatabase } from '../support/database'
import {
  buildClass,
  buildCourse,
  buildLesson,
  buildLinkedGuardian,
  buildPupil,
  buildSchool,
  runAs,
  testJournal,
} from '../support/factories'
import { buildAttendance, buildHomework, buildMark, buildQuarters } from '../support/journal-factories'
import { close, listen } from '../support/telegram'

let database: TestDatabase
let server: Server
let origin: string
beforeAll(async () => {
  database = await createTestDatabase()
  const app = express()
  const texts = loadTexts(join(__dirname, '../../locales'))
  app.use('/v', viewRoutes({ journal: testJournal(database.db), texts }))
  server = createServer(app)
  origin = await listen(server)
})
afterEach(() => database.truncate())
afterAll(async () => {
  await close(server)
  await database.drop()
})

const family = async () => {
  const { db } = database
  const school = await buildSchool(db, { settings: { privacy: 'link' } })
  const schoolClass = await buildClass(db, school)
  await buildQuarters(db, school, [schoolClass])
  const pupil = await buildPupil(db, school, { class: schoolClass })
  const { account } = await buildLinkedGuardian(db, school, {
    of: [pupil],
    guardianship: { label: 'Аня <3' },
  })
  const algebra = await buildCourse(db, school, { class: schoolClass })
  const lesson = await buildLesson(db, school, algebra)
  await buildLesson(db, school, algebra, { day: '2026-11-25', room: '24' })
  await buildMark(db, school, algebra, pupil, { value: 4 })
  await buildHomework(db, school, algebra, { body: '№ 345' })
  await buildAttendance(db, school, lesson, pupil)
  const journal = testJournal(db)
  const address = async (
    view: Parameters<typeof createView>[2]['view'],
    input: Record<string, string> = {},
  ) => {
    const { token } = await runAs(journal, account, createView, { view, input })
    return `${origin}/v/${token}`
  }
  return { address }
}

describe('a one-time page', () => {
  it('is opened by its button and not by looking at the address', async () => {
    const { address } = await family()
    const url = await address('marks.week')
    for (let i = 0; i < 2; i++) {
      const asked = await fetch(url)
      expect(asked.status).toBe(200)
      expect(await asked.text()).not.toContain('Алгебра')
    }
    const opened = await fetch(url, { method: 'POST' })
    expect(opened.status).toBe(200)
    const text = await opened.text()
    expect(text).toContain('<html lang="ru">')
    expect(text).toContain('Аня &lt;3, 7Б')
    expect(text).toContain('<td>Алгебра</td><td>4, пропуск</td><td>4,00</td>')
    expect(text).not.toContain('<script')
    const again = await fetch(url, { method: 'POST', headers: { 'accept-language': 'en' } })
    expect(again.status).toBe(404)
    expect(await again.text()).toContain('The link no longer works')
  })

  it('is kept by nobody and tells nobody where it came from', async () => {
    const { address } = await family()
    const { headers } = await fetch(await address('marks.week'), { method: 'POST' })
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it.each([
    ['marks.term', {}, '2-я четверть'],
    ['homework.day', { day: '2026-11-25' }, '<td>Алгебра</td><td>№ 345</td>'],
    ['homework.week', {}, '<td>ср, 25 ноября</td><td>Алгебра</td><td>№ 345</td>'],
    ['timetable.day', { day: '2026-11-25' }, '<td>8:30–9:10</td><td>Алгебра</td><td>24</td>'],
    ['timetable.week', {}, '<td>вт, 24 ноября</td>'],
    ['attendance.span', { unit: 'month' }, '<td>пропуск</td><td>причина не указана</td>'],
  ] as const)('shows %s', async (view, input, expected) => {
    const { address } = await family()
    const opened = await fetch(await address(view, input), { method: 'POST' })
    expect(await opened.text()).toContain(expected)
  })
})
