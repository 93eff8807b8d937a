import { instantOf } from '../../journal/clock'
import { createTestDatabase, type TestDatabase } from '../support/database'
import { buildLesson, type Course } from '../support/factories'
import { openFamilyChat, type FamilyChat } from '../support/family-chat'
import { buildAttendance, buildMark } from '../support/journal-factories'

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

const mark = (course: Course, options: Parameters<typeof buildMark>[4], pupil = family.anna) =>
  buildMark(database.db, family.school, course, pupil, options)

describe('«оценки»', () => {
  it('shows the week of all children with work, correction, absence, average and late entries', async () => {
    const { chat, course, school, anna, pyotr } = await open({ children: 2 })
    const algebra = await course('Алгебра')
    await mark(algebra, { value: 5, day: '2026-11-23', weight: 2, workType: 'Контрольная работа' })
    await mark(algebra, { value: 4 })
    await mark(await course('Геометрия'), {
      value: 5,
      day: '2026-11-12',
      publishedAt: instantOf('2026-11-23', '18:00', school.zone),
    })
    const physics = await course('Физика')
    await mark(physics, {
      value: 4,
      day: '2026-11-23',
      previousValue: 3,
      changedAt: instantOf('2026-11-24', '9:00', school.zone),
    })
    await mark(physics, { value: 3, day: '2026-11-11' })
    const russian = await buildLesson(database.db, school, await course('Русский язык'))
    await buildAttendance(database.db, school, russian, anna)
    await mark(await course('Математика'), { value: 4 }, pyotr!)
    expect((await chat.says('оценки')).text).toBe(
      [
        'Оценки · 23–29 ноября',
        'Аня, 7Б',
        'Алгебра — 5 (контрольная), 4 · ср. 4,67',
        'Русский язык — пропуск',
        'Физика — 4, исправлено с 3 · ср. 3,50 — пока спорная',
        'За прошлые недели добавлено: геометрия — 5 за 12 ноября',
        'Петя, 7Б',
        'Математика — 4 · ср. 4,00',
      ].join('\n'),
    )
    expect(chat.sees().buttons).toEqual([['◀ 16–22 ноября'], ['Вся четверть', 'Раньше'], ['Аня', 'Петя']])
  })

  it('names late marks by subject and day once, and only counts what came in bulk', async () => {
    const { chat, course, school } = await open()
    const late = { publishedAt: instantOf('2026-11-23', '18:00', school.zone) }
    const craft = await course('Труд')
    await mark(craft, { value: 3, day: '2026-11-20', ...late })
    await mark(craft, { value: 3, day: '2026-11-20', ...late })
    await mark(craft, { value: 4, day: '2026-11-18', previousValue: 2, changedAt: late.publishedAt, ...late })
    expect((await chat.says('оценки')).text).toContain(
      'За прошлые недели добавлено: труд — 3, 3 за 20 ноября; труд — 4 (исправлено с 2) за 18 ноября',
    )
    for (const day of ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13']) {
      await mark(craft, { value: 5, day, ...late })
      await mark(craft, { value: 4, day, ...late })
    }
    expect((await chat.says('оценки')).text).toMatch(/За прошлые недели добавлено: 13 оценок$/)
  })

  it('says of which child nothing is shown for want of a consent', async () => {
    const { chat, course, pyotr } = await open({ children: 2 })
    await mark(await course('Алгебра'), { value: 3 })
    const ofPyotr = { where: { item: 'marks', subjectId: pyotr!.id } }
    await database.db.models.Consent.update({ withdrawnAt: new Date() }, ofPyotr)
    expect((await chat.says('оценки')).text).toBe(
      'Оценки · 23–29 ноября\nАня, 7Б\nАлгебра — 3 · ср. 3,00\n' +
        'Петя: не показываем, нет согласия. Изменить — «Ещё» → «Мои данные».',
    )
    expect((await chat.says('посещаемость')).text).not.toContain('нет согласия')
  })

  it('chooses the child whose name or class is in the words, in any case of it', async () => {
    const { chat, course, pyotr } = await open({ children: 2 })
    await mark(await course('Алгебра'), { value: 3 })
    await mark(await course('Геометрия'), { value: 5 }, pyotr!)
    for (const words of ['оценки Пети', 'оценки у Пети за неделю', 'оценки Пётр', 'оценки Петя!']) {
      const { text, buttons } = await chat.says(words)
      expect(text).toMatch(/^Оценки · 23–29 ноября\nПетя, 7Б\nГеометрия — 5 · ср\. 5,00$/)
      expect(buttons.flat()).toContain('Все дети')
    }
    expect((await chat.says('а Аня')).text).toMatch(/Аня, 7Б\nАлгебра — 3/)
    expect((await chat.says('оценки по алгебре Ани')).text).toMatch(/^Алгебра · ср\. 3,00\nАня, 7Б/)
    expect((await chat.says('оценки Ани и Пети')).text).toContain('Не понял')
  })

  it('goes back a week in place, and on to one child', async () => {
    const { chat, course } = await open({ children: 2 })
    await mark(await course('Алгебра'), { value: 3, day: '2026-11-18' })
    const { messageId } = await chat.says('оценки за неделю')
    await chat.presses('◀ 16–22 ноября')
    expect(chat.sees()).toMatchObject({ messageId })
    expect(chat.sees().text).toContain('Алгебра — 3')
    await chat.presses('Аня')
    expect(chat.sees().text).not.toContain('Петя')
    expect(chat.sees().buttons.flat()).toContain('23–29 ноября ▶')
  })

  it('says that there is none yet, and which was the last', async () => {
    const { chat, course } = await open()
    await mark(await course('Геометрия'), { value: 5, day: '2026-11-13' })
    expect((await chat.says('Отметки')).text).toBe(
      'Оценки · 23–29 ноября\nАня, 7Б\nНа этой неделе оценок пока нет. Последняя — 13 ноября, геометрия: 5.',
    )
  })

  it('tells a grade without marks so, and leads to topics and attendance', async () => {
    const { chat } = await open({ grade: 1 })
    const { text, buttons } = await chat.says('/marks')
    expect(text).toContain('В 1 классе оценки не ставят.')
    expect(buttons).toContainEqual(['Темы недели', 'Посещаемость'])
    await chat.presses('Темы недели')
    expect(chat.sees().text).toContain('Темы уроков')
  })

  it('tells an absence of the whole week apart from a lack of marks', async () => {
    const { chat, course, school, anna } = await open()
    const algebra = await course('Алгебра')
    for (const day of ['2026-11-23', '2026-11-24']) {
      await buildAttendance(
        database.db,
        school,
        await buildLesson(database.db, school, algebra, { day }),
        anna,
      )
    }
    expect((await chat.says('оценки')).text).toContain(
      'На этой неделе оценок нет: отмечены пропуски за все дни.',
    )
  })

  it('writes words where the register has letters', async () => {
    const { chat, course } = await open()
    const algebra = await course('Алгебра')
    await mark(algebra, { code: 'н/а' })
    await mark(algebra, { code: 'зач' })
    expect((await chat.says('оценки')).text).toContain('Алгебра — нет аттестации, зачёт')
  })

  it('says honestly that a mark was withdrawn', async () => {
    const { chat, course, school } = await open()
    await mark(await course('Алгебра'), {
      value: 2,
      withdrawnAt: instantOf('2026-11-24', '11:00', school.zone),
    })
    expect((await chat.says('оценки')).text).toContain('Алгебра — оценка 2 снята')
  })

  it('speaks English to who chose it', async () => {
    const { chat, course } = await open({ language: 'en' })
    await mark(await course('Алгебра'), { value: 4 })
    expect((await chat.says('marks this week')).text).toContain('Алгебра — 4 · avg 4.00')
  })

  it('is not understood from a stranger', async () => {
    const { chats } = await open()
    const other = chats.open()
    expect((await other.says('оценки')).text).not.toContain('Оценки ·')
  })
})

describe('the term', () => {
  it('leads to a subject’s card and to how its average is counted', async () => {
    const { chat, course } = await open()
    const algebra = await course('Алгебра')
    await mark(algebra, { value: 4, day: '2026-11-11' })
    await mark(algebra, {
      value: 5,
      day: '2026-11-23',
      weight: 2,
      workType: 'Контрольная работа',
      comment: 'Без ошибок',
    })
    await chat.says('оценки')
    await chat.presses('Вся четверть')
    expect(chat.sees().text).toBe(
      'Оценки · 2-я четверть · 9 ноября – 30 декабря\nАня, 7Б\nАлгебра — 4, 5 (контрольная) · ср. 4,67',
    )
    await chat.presses('Алгебра')
    expect(chat.sees().text).toContain('пн, 23 ноября: 5, контрольная, вес 2 — «Без ошибок»')
    await chat.presses('Как считается')
    expect(chat.sees().text).toContain('(4·1 + 5·2) / 3 = 4,67')
    await chat.presses('◀ Вся четверть')
    expect(chat.sees().text).toContain('2-я четверть')
  })

  it('can be an earlier one, or a whole year', async () => {
    const { chat, course } = await open()
    await mark(await course('Алгебра'), { value: 3, day: '2026-09-10' })
    await chat.says('оценки')
    await chat.presses('Раньше')
    expect(chat.sees().text).toBe('Четверти и годы\n2026/2027, 7Б — 1-я четверть')
    await chat.presses('1-я четверть 2026/2027')
    expect(chat.sees().text).toContain('Алгебра — 3 · ср. 3,00')
    await chat.presses('Раньше')
    await chat.presses('Год 2026/2027')
    expect(chat.sees().text).toContain('Алгебра — ср. 3,00, –')
  })

  it('opens at a subject that was named', async () => {
    const { chat, course } = await open()
    await mark(await course('Алгебра'), { value: 4 })
    await mark(await course('История'), { value: 5 })
    const { text } = await chat.says('оценки по алгебре')
    expect(text).toContain('Алгебра · ср. 4,00')
    expect(text).not.toContain('История')
  })
})

describe('privacy', () => {
  it('gives initials when the school says no more', async () => {
    const { chat, course } = await open({ settings: { privacy: 'initials' } })
    await mark(await course('Алгебра'), { value: 4 })
    expect((await chat.says('оценки')).text).toContain('А. К., 7Б\nАлгебра — 4')
  })

  it('names nobody and no class under minimal', async () => {
    const { chat, course } = await open({ children: 2, privacy: 'minimal' })
    await mark(await course('Алгебра'), { value: 4 })
    const { text, buttons } = await chat.says('оценки')
    expect(text).toContain('Старший ребёнок\nАлгебра — 4')
    expect(text).not.toMatch(/Аня|7Б/)
    expect(buttons.flat()).toEqual(expect.arrayContaining(['Старший ребёнок', 'Младший ребёнок']))
  })

  it('keeps every word of the content out of the messenger under link', async () => {
    const { chat, course } = await open({ settings: { privacy: 'link' } })
    await mark(await course('Алгебра'), { value: 4 })
    const { text, buttons } = await chat.says('оценки')
    expect(text).toContain('Подробности не показываются в мессенджере.')
    expect(text).not.toMatch(/Алгебра|Аня|7Б/)
    expect(buttons).toEqual([['Открыть на сайте школы']])
  })

  it('offers a fresh screen when a button’s child may no longer be read about', async () => {
    const { chat, pyotr } = await open({ children: 2 })
    await chat.says('оценки')
    await database.db.models.Guardianship.update(
      { restrictedFrom: '2026-11-24' },
      { where: { pupilId: pyotr!.id } },
    )
    await chat.presses('Петя')
    expect(chat.sees().text).toContain('Эти данные уже изменились.')
    await chat.presses('Показать свежее')
    expect(chat.sees().text).not.toContain('Петя')
  })

  it('says where to consent when marks are not consented to', async () => {
    const { chat } = await open()
    await database.db.models.Consent.update({ withdrawnAt: new Date() }, { where: { item: 'marks' } })
    expect((await chat.says('оценки')).text).toContain('Оценки не показываем: на них нет согласия.')
  })
})
