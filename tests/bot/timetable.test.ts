import { createTestDatabase, type TestDatabase } from '../support/database'
import { buildLesson, buildStaff, testNow } from '../support/factories'
import { openFamilyChat, type FamilyChat } from '../support/family-chat'

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

describe('«расписание»', () => {
  it('has bells, rooms, the substitute’s name and a cancellation with the end of lessons', async () => {
    const { chat, school, course } = await open()
    const { db } = database
    const day = '2026-11-25'
    const algebra = await buildLesson(db, school, await course('Алгебра'), { day, number: 1, room: '24' })
    const physics = await buildLesson(db, school, await course('Физика'), {
      day,
      number: 2,
      status: 'cancelled',
    })
    const teacher = await buildStaff(db, school, { givenName: 'Мария', patronymic: 'Ивановна' })
    await db.models.Replacement.create({
      schoolId: school.id,
      lessonId: algebra.id,
      kind: 'substitution',
      substituteId: teacher.id,
      createdAt: testNow,
    })
    await db.models.Replacement.create({
      schoolId: school.id,
      lessonId: physics.id,
      kind: 'cancelled',
      createdAt: testNow,
    })
    expect((await chat.says('расписание на завтра')).text).toBe(
      [
        'Расписание на завтра, ср 25 ноября',
        'Аня, 7Б',
        '1. 8:30–9:10 Алгебра · каб. 24 · замена: Мария Ивановна',
        '2. Физика · отменён',
        'Уроки заканчиваются в 9:10.',
      ].join('\n'),
    )
  })

  it('continues with «а завтра», and understands English', async () => {
    const { chat, school, course } = await open()
    const algebra = await course('Алгебра')
    await buildLesson(database.db, school, algebra, { day: '2026-11-24', number: 6 })
    await buildLesson(database.db, school, algebra, { day: '2026-11-25', number: 2 })
    expect((await chat.says('расписание')).text).toContain('на сегодня, вт 24 ноября')
    expect((await chat.says('а завтра')).text).toContain(
      'на завтра, ср 25 ноября\nАня, 7Б\n2. 9:25–10:05 Алгебра',
    )
    expect((await chat.says('timetable tomorrow')).text).toContain('на завтра, ср 25 ноября')
  })

  it('answers a day of holidays with their end and the next school day', async () => {
    const { chat, school, course } = await open()
    for (const day of ['2026-11-25', '2026-11-26', '2026-11-27']) {
      await database.db.models.CalendarDay.create({
        schoolId: school.id,
        day,
        kind: 'holiday',
        note: 'Осенние каникулы',
      })
    }
    await buildLesson(database.db, school, await course('Алгебра'), { day: '2026-11-30' })
    const { text } = await chat.says('расписание на завтра')
    expect(text).toContain('До 27 ноября уроков нет: осенние каникулы.')
    expect(text).toContain('Следующий учебный день — пн, 30 ноября.')
  })

  it('says of a moved day whose timetable it follows', async () => {
    const { chat, school, course } = await open()
    await database.db.models.CalendarDay.create({
      schoolId: school.id,
      day: '2026-11-28',
      kind: 'moved',
      asWeekday: 1,
    })
    await buildLesson(database.db, school, await course('Алгебра'), { day: '2026-11-28' })
    expect((await chat.says('расписание на субботу')).text).toContain(
      'Сб, 28 ноября — учебный день, уроки по расписанию понедельника.',
    )
  })

  it('shows the week and its topics', async () => {
    const { chat, school, course } = await open()
    const algebra = await course('Алгебра')
    await buildLesson(database.db, school, algebra, { day: '2026-11-23', topic: 'Линейная функция' })
    await chat.says('расписание на неделю')
    expect(chat.sees().text).toContain('Расписание · 23–29 ноября\nАня, 7Б\nпн, 23 ноября: 1. алгебра')
    await chat.presses('Темы недели')
    expect(chat.sees().text).toContain('Алгебра — Линейная функция')
  })

  it('names no teacher under minimal', async () => {
    const { chat, school, course } = await open({ privacy: 'minimal' })
    const lesson = await buildLesson(database.db, school, await course('Алгебра'), { day: '2026-11-25' })
    const teacher = await buildStaff(database.db, school)
    await database.db.models.Replacement.create({
      schoolId: school.id,
      lessonId: lesson.id,
      kind: 'substitution',
      substituteId: teacher.id,
      createdAt: testNow,
    })
    const { text } = await chat.says('расписание на завтра')
    expect(text).toContain('Алгебра · замена')
    expect(text).not.toMatch(/Мария|Аня|7Б/)
  })
})
