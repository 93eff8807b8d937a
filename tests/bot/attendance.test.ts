import { createTestDatabase, type TestDatabase } from '../support/database'
import { buildLesson } from '../support/factories'
import { openFamilyChat, type FamilyChat } from '../support/family-chat'
import { buildAttendance } from '../support/journal-factories'

let database: TestDatabase
let family: FamilyChat
beforeAll(async () => {
  database = await createTestDatabase()
})
afterEach(async () => {
  await family.chats.close()
  await database.truncate()
})
afterAll(() => database.drop())

const open = async (options: Parameters<typeof openFamilyChat>[1] = {}) => {
  family = await openFamilyChat(database, options)
  return family
}

const misses = async () => {
  const { school, course, anna } = family
  const { db } = database
  const algebra = await course('Алгебра')
  const at = (day: string, number: number) => buildLesson(db, school, algebra, { day, number })
  await buildAttendance(db, school, await at('2026-11-23', 1), anna, { reason: 'ill' })
  await buildAttendance(db, school, await at('2026-11-23', 2), anna, { reason: 'ill' })
  await buildAttendance(db, school, await at('2026-11-24', 1), anna)
  await buildAttendance(db, school, await at('2026-11-24', 2), anna, { presence: 'late', minutes: 7 })
  await buildAttendance(db, school, await at('2026-11-11', 1), anna, { reason: 'unexcused' })
}

describe('«посещаемость»', () => {
  it('counts by reason in words, keeps illness out of the chat, and lists the dates', async () => {
    const { chat } = await open()
    await misses()
    expect((await chat.says('посещаемость')).text).toBe(
      [
        'Посещаемость · 23–29 ноября',
        'Аня, 7Б',
        'Пропуски: 3 урока (причина известна — 2, причина не указана — 1)',
        'Опоздания: 1, всего 7 минут',
        'вт, 24 ноября: 1-й урок, алгебра — пропуск, причина не указана; 2-й урок, алгебра — опоздание на 7 минут',
        'пн, 23 ноября: 1-й урок, алгебра — пропуск, причина известна; 2-й урок, алгебра — пропуск, причина известна',
      ].join('\n'),
    )
  })

  it('names illness where the school allows it', async () => {
    const { chat } = await open({ settings: { healthReasonsInChat: true } })
    await misses()
    expect((await chat.says('пропуски')).text).toContain('болезнь — 2')
  })

  it('goes to the month, the term and the week before', async () => {
    const { chat } = await open()
    await misses()
    await chat.says('посещаемость')
    await chat.presses('Месяц')
    expect(chat.sees().text).toContain('Посещаемость · 1–30 ноября')
    expect(chat.sees().text).toContain('без уважительной причины — 1')
    await chat.presses('Четверть')
    expect(chat.sees().text).toContain('9 ноября – 30 декабря')
    await chat.presses('Неделя')
    await chat.presses('◀ Неделя раньше')
    expect(chat.sees().text).toBe('Посещаемость · 16–22 ноября\nАня, 7Б\nПропусков и опозданий не отмечено.')
  })
})
