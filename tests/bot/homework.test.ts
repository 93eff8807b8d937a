import { instantOf } from '../../journal/clock'
import { createTestDatabase, type TestDatabase } from '../support/database'
import { buildLesson, giveConsent, type Course } from '../support/factories'
import { openFamilyChat, type FamilyChat } from '../support/family-chat'
import { buildGroupCourse, buildHomework, joinGroup } from '../support/journal-factories'

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

const lessonsOf = async (
  course: Course,
  number: number,
  days = ['2026-11-24', '2026-11-25', '2026-11-27'],
) => {
  for (const day of days) await buildLesson(database.db, family.school, course, { day, number })
}

const homework = (course: Course, options: Parameters<typeof buildHomework>[3] = {}) =>
  buildHomework(database.db, family.school, course, options)

describe('«что задали»', () => {
  it('tells tomorrow’s tasks after today’s last lesson: a group, a file, nothing set, not entered, a later date', async () => {
    const { chat, clock, school, schoolClass, course, anna } = await open()
    const algebra = await course('Алгебра')
    const english = await buildGroupCourse(database.db, school, {
      class: schoolClass,
      subject: 'Английский',
      group: '2-я группа',
    })
    await joinGroup(database.db, anna, english)
    const [history, physics, biology] = [
      await course('История'),
      await course('Физика'),
      await course('Биология'),
    ]
    for (const [i, each] of [algebra, english, history, physics].entries()) await lessonsOf(each, i + 1)
    const given = await buildLesson(database.db, school, biology, { day: '2026-11-20' })
    await buildLesson(database.db, school, biology, { day: '2026-11-23' })
    await homework(algebra, { body: '§ 12, № 345–350' })
    await homework(english, {
      body: 'Unit 4, ex. 3',
      files: [{ name: 'list.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.4') }],
    })
    await homework(history, { kind: 'none' })
    await homework(biology, { dueOn: '2026-11-27', body: 'доклад', lessonId: given.id })
    clock.set(instantOf('2026-11-24', '13:00', school.zone))
    const { text, buttons } = await chat.says('что задали')
    expect(text).toBe(
      [
        'Что задали на завтра, ср 25 ноября',
        'Аня, 7Б',
        'Алгебра — § 12, № 345–350',
        'Английский (2-я группа) — Unit 4, ex. 3 📎',
        'История — без задания',
        'Физика — пока не внесено',
        'Биология — к пт, 27 ноября: доклад',
      ].join('\n'),
    )
    expect(buttons).toEqual([['Сегодняшнее', 'Неделя', 'пт ▶'], ['Файлы (1)']])
  })

  it('says «не внесено» after the school’s deadline', async () => {
    const { chat, clock, school, course } = await open()
    const algebra = await course('Алгебра')
    await lessonsOf(algebra, 1)
    await lessonsOf(await course('Физика'), 2)
    await homework(algebra)
    clock.set(instantOf('2026-11-24', '20:00', school.zone))
    expect((await chat.says('дз на завтра')).text).toContain('Физика — не внесено')
  })

  it('says by when teachers usually enter it when there is nothing yet', async () => {
    const { chat, course } = await open()
    await lessonsOf(await course('Алгебра'), 4)
    expect((await chat.says('домашнее задание на завтра')).text).toContain(
      'Учителя пока ничего не внесли. Обычно к 13:55.',
    )
  })

  it('names the day itself when tomorrow has no lessons', async () => {
    const { chat, clock, school, course } = await open()
    const algebra = await course('Алгебра')
    await lessonsOf(algebra, 1, ['2026-11-27', '2026-11-30'])
    await homework(algebra, { dueOn: '2026-11-30', body: '№ 400' })
    clock.set(instantOf('2026-11-27', '15:00', school.zone))
    const { text } = await chat.says('домашка')
    expect(text).toBe('Что задали на пн, 30 ноября\nАня, 7Б\nАлгебра — № 400')
  })

  it('tells a first grade that nothing is set at home', async () => {
    const { chat, course } = await open({ grade: 1 })
    await lessonsOf(await course('Математика'), 1)
    expect((await chat.says('дз')).text).toContain('В 1 классе заданий на дом не задают.')
  })

  it('walks from day to day in place, and to the week', async () => {
    const { chat, course } = await open()
    const algebra = await course('Алгебра')
    await lessonsOf(algebra, 1)
    await homework(algebra, { dueOn: '2026-11-27', body: '№ 377' })
    const { messageId } = await chat.says('homework')
    await chat.presses('пт ▶')
    expect(chat.sees()).toMatchObject({ messageId })
    expect(chat.sees().text).toContain('на пт, 27 ноября\nАня, 7Б\nАлгебра — № 377')
    await chat.presses('Неделя')
    expect(chat.sees().text).toContain(
      'Задания недели · 23–29 ноября\nАня, 7Б\nпт, 27 ноября\nАлгебра — № 377',
    )
  })

  it('sends the files of a child’s homework on request', async () => {
    const { chat, chats, course } = await open()
    const algebra = await course('Алгебра')
    await lessonsOf(algebra, 1)
    await homework(algebra, {
      files: [{ name: 'list.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.4') }],
    })
    await chat.says('дз на завтра')
    await chat.presses('Файлы (1)')
    const { messages } = chats.telegram.simulator.people.chat(Number(chat.id), { limit: 10 })
    expect(messages.at(-1)).toMatchObject({ fromBot: true, document: { file_name: 'list.pdf' } })
  })

  it('finds a subject by its name in any case', async () => {
    const { chat, course } = await open()
    const algebra = await course('Алгебра')
    await lessonsOf(algebra, 1)
    await homework(algebra, { body: '№ 345' })
    expect((await chat.says('дз алгебра')).text).toContain('Алгебра — № 345 (к ср, 25 ноября)')
    expect((await chat.says('что задали по алгебре')).text).toContain('№ 345')
    expect((await chat.says('дз рисование')).text).not.toContain('№ 345')
  })

  it('shows an individual task only for the child it is for', async () => {
    const { chat, course, anna, pyotr } = await open({ children: 2 })
    const algebra = await course('Алгебра')
    await lessonsOf(algebra, 1)
    await homework(algebra, { body: 'карточка', for: [pyotr!] })
    await giveConsent(database.db, anna)
    const { text } = await chat.says('дз на завтра')
    const [before, after] = text.split('Петя')
    expect(before).not.toContain('карточка')
    expect(after).toContain('Алгебра — карточка (лично)')
  })

  it('turns pages when there is much to do, within what a message holds', async () => {
    const { chat, course } = await open()
    for (let i = 1; i <= 7; i++) {
      const each = await course(`Предмет ${i}`)
      await lessonsOf(each, i)
      await homework(each, { body: `${'очень длинное задание '.repeat(40)}конец ${i}` })
    }
    const first = await chat.says('дз на завтра')
    expect(first.text.length).toBeLessThan(4096)
    expect(first.text).not.toContain('конец 7')
    for (let page = 1; page <= 3; page++) await chat.presses('▶')
    expect(chat.sees().text).toContain('конец 7')
  })
})
