import { startChats, type Chats } from '../../support/chat'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { buildPerson, buildSchool, linkAccount } from '../../support/factories'
import { tinyFeature, tinyTexts } from './tiny-feature'

describe('the way of an update', () => {
  let database: TestDatabase
  let chats: Chats

  beforeAll(async () => {
    database = await createTestDatabase()
    chats = await startChats({ db: database.db, features: [tinyFeature()], texts: tinyTexts() })
  })
  afterAll(async () => {
    await chats.close()
    await database.drop()
  })

  const notes = () => database.db.models.AuditEntry.count({ where: { operation: 'tiny.note' } })

  it('answers a command, a phrase in any case, a button of the keyboard and what follows a phrase', async () => {
    const chat = chats.open()
    expect((await chat.says('/tiny')).text).toBe('Страница 1')
    expect((await chat.says('ПРИМЕР!')).text).toBe('Страница 1')
    expect((await chat.says('Example')).text).toBe('Страница 1')
    expect((await chat.says('Что за  пример ёлка')).text).toBe('Слова: елка')
  })

  it('continues the last topic with «а …»', async () => {
    const chat = chats.open()
    await chat.says('а завтра')
    expect(chat.sees().text).toContain('пришлите код из школы')
    await chat.says('пример')
    expect((await chat.says('А завтра')).text).toBe('Слова: завтра')
  })

  it('shows a pressed button’s answer in place of the message it stood under', async () => {
    const chat = chats.open()
    const { messageId } = await chat.says('/tiny')
    await chat.presses('Дальше')
    expect(chat.sees()).toMatchObject({ text: 'Страница 2', messageId })
    expect(chat.history).toHaveLength(1)
  })

  it('answers every press, also when the handler breaks, with a reference that the log has', async () => {
    const chat = chats.open()
    await chat.says('/tiny')
    await chat.presses('Сломать')
    const [, reference] = /номер ([2-9A-Z]{6})/.exec(chat.sees().text) ?? []
    expect(reference).toBeDefined()
    expect(chats.log.filter((line) => line['reference'] === reference)).toHaveLength(1)
    await chat.presses('Нельзя')
    expect(chat.sees().text).toContain('Этого нет или вам оно не открыто')
    expect(chat.sees().text).not.toContain('номер')
  })

  it('says politely that a button is foreign, and shows a fresh screen for a stale one', async () => {
    const chat = chats.open()
    await chat.says('/tiny')
    expect((await chat.presses('Старая')).toast).toBe('Эти данные уже изменились. Вот свежие.')
    expect(chat.sees().text).toBe('Страница 1')
    await chat.presses('Чужая')
    expect(chat.sees()).toMatchObject({
      text: 'Кнопка больше не работает. Откройте меню.',
      buttons: [['Меню']],
    })
    await chat.presses('Меню')
    expect(chat.sees().text).toBe('Страница 1')
  })

  it('answers photos, endless texts, markup, unknown commands and words with a next step', async () => {
    const chat = chats.open()
    await chat.sendsPhoto()
    expect(chat.sees().text).toContain('Я понимаю только текст и кнопки')
    for (const text of ['<b>&amp;</b>', '/unknown', 'пример бессмыслица', 'ъ'.repeat(4096)]) {
      expect((await chat.says(text)).text).toContain('пришлите код из школы')
    }
    expect((await chat.says('пример <b>&</b>')).text).toBe('Слова: <b>&</b>')
  })

  it('speaks English to whoever’s messenger does', async () => {
    const chat = chats.open({ languageCode: 'en-GB' })
    expect((await chat.says('what?')).text).toContain('send the code from your school')
  })

  it('lists in /help what this person may do', async () => {
    const chat = chats.open()
    const help = (await chat.says('/help')).text
    expect(help).toContain('/tiny — пример')
    expect(help).not.toContain('/secret')
  })

  it('gives linked people the command menu of their rights', async () => {
    const chat = chats.open()
    await chat.says('/tiny')
    expect(chat.commands).not.toContain('secret')
    const school = await buildSchool(database.db)
    await linkAccount(database.db, await buildPerson(database.db, school), { externalUserId: chat.id })
    await chat.says('/tiny')
    expect(chat.commands).toContain('secret')
  })

  it('serves an update that arrives twice once', async () => {
    const before = await notes()
    const update = textUpdate(910_001, 77_001, 'пример запиши молоко')
    chats.telegram.simulator.people.create()
    const first = chats.bot.handleUpdate(update)
    const second = chats.bot.handleUpdate(update)
    expect(await Promise.all([first, second])).toEqual(['done', 'done'])
    expect(await chats.bot.handleUpdate(update)).toBe('done')
    expect((await notes()) - before).toBe(1)
  })

  it('refuses to serve groups, once, with a way to the private chat, and ignores channels', async () => {
    const { people } = chats.telegram.simulator
    const { id } = people.create()
    const group = people.createGroup({ title: '7Б', personIds: [id] })
    for (const text of ['/tiny@zvonok_test_bot', '/menu@zvonok_test_bot']) {
      const served = chats.served(id)
      people.say(id, text, { chatId: group.id })
      await served
    }
    const said = people.chat(group.id).messages.filter((message) => message.fromBot)
    expect(said).toHaveLength(1)
    expect(said[0]?.text).toBe('Я отвечаю только в личном чате: здесь могут быть чужие данные.')
    expect(JSON.stringify(said[0]?.reply_markup)).toContain('https://t.me/zvonok_test_bot')
  })

  it('remembers that somebody blocked the bot, says nothing, and forgets it when they come back', async () => {
    const chat = chats.open()
    const school = await buildSchool(database.db)
    await chat.says('/tiny')
    const account = await linkAccount(database.db, await buildPerson(database.db, school), {
      externalUserId: chat.id,
    })
    const unreachable = async () =>
      (await database.db.models.Account.findByPk(account.id))?.unreachableAt ?? null
    await chat.blocks(true)
    expect(await unreachable()).not.toBeNull()
    const written = chat.history.length
    await chat.blocks(false)
    expect(await unreachable()).toBeNull()
    expect(chat.history).toHaveLength(written)
  })
})

/** A message as Telegram delivers it. */
function textUpdate(update_id: number, person: number, text: string) {
  const from = { id: person, is_bot: false, first_name: 'Анна', language_code: 'ru' }
  const chat = { id: person, type: 'private' as const, first_name: 'Анна' }
  return { update_id, message: { message_id: update_id, date: 1_700_000_000, from, chat, text } }
}
