import { defineConversation } from '../../../bot/dialogue'
import { html } from '../../../bot/ui/html'
import { startChats, type Chat, type Chats } from '../../support/chat'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { handClock } from '../../support/factories'
import { survey, tinyFeature, tinyTexts } from './tiny-feature'

describe('conversations', () => {
  const texts = tinyTexts()
  let database: TestDatabase
  let chats: Chats
  const clock = handClock()

  beforeAll(async () => {
    database = await createTestDatabase()
  })
  beforeEach(async () => {
    chats = await startChats({ db: database.db, features: [tinyFeature()], texts, clock })
  })
  afterEach(() => chats.close())
  afterAll(() => database.drop())

  const notes = () => database.db.models.AuditEntry.count({ where: { operation: 'tiny.note' } })
  const stored = async ({ id }: Chat) =>
    (await database.db.models.Lane.findOne({ where: { externalUserId: id }, raw: true }))?.conversation ??
    null

  it('ask one thing after the other and write once', async () => {
    const before = await notes()
    const chat = chats.open()
    expect((await chat.says('пример анкета')).text).toBe('Здравствуйте! Как назвать?')
    const question = await chat.says('Ёж <1>')
    expect(question.text).toBe('Записать «Ёж <1>»?')
    await chat.presses('Да')
    expect(chat.sees()).toMatchObject({ text: 'Записано, знаков: 6.', messageId: question.messageId })
    expect((await notes()) - before).toBe(1)
    expect(await stored(chat)).toBeNull()
  })

  it('go on in another process', async () => {
    const chat = chats.open()
    await chat.says('пример анкета')
    await chat.says('Лиса')
    const other = await startChats({
      db: database.db,
      features: [tinyFeature()],
      texts,
      clock,
      telegram: chats.telegram,
    })
    const served = other.served(Number(chat.id))
    void chat.presses('Да')
    expect(await served).toBe('done')
    expect(chat.sees().text).toBe('Записано, знаков: 4.')
    await other.close()
  })

  it('ask for words again when a photo comes', async () => {
    const chat = chats.open()
    await chat.says('пример анкета')
    await chat.sendsPhoto()
    expect(chat.sees().text).toContain('Здесь нужен текст')
    expect((await chat.says('Лиса')).text).toBe('Записать «Лиса»?')
  })

  it('let old buttons of other screens work meanwhile', async () => {
    const chat = chats.open()
    await chat.says('/tiny')
    await chat.says('пример анкета')
    await chat.presses('Дальше')
    expect(chat.history[0]?.text).toBe('Страница 2')
    expect((await chat.says('Лиса')).text).toBe('Записать «Лиса»?')
  })

  it.each(['/cancel', '/tiny', 'Пример'])('end with %s, and nothing is written', async (words) => {
    const before = await notes()
    const chat = chats.open()
    await chat.says('пример анкета')
    await chat.says('Лиса')
    await chat.says(words)
    expect(await stored(chat)).toBeNull()
    await chat.presses('Да')
    expect(chat.sees().text).toBe('Кнопка больше не работает. Откройте меню.')
    expect(await notes()).toBe(before)
  })

  it('begin anew when the message that began them is edited, and say that later edits are not seen', async () => {
    const chat = chats.open()
    await chat.says('пример анкета')
    await chat.corrects('пример ой')
    expect(chat.sees().text).toBe('Слова: ой')
    expect(await stored(chat)).toBeNull()
    await chat.says('пример анкета')
    await chat.says('Лиса')
    await chat.corrects('Лис')
    expect(chat.sees().text).toContain('Правку прежнего ответа учесть нельзя')
  })

  it('are dropped with a sentence when the program no longer has them', async () => {
    const chat = chats.open()
    await chat.says('пример анкета')
    await database.db.sequelize.query(
      `update lanes set conversation = jsonb_set(conversation, '{id}', '"survey@0"') where external_user_id = '${chat.id}'`,
    )
    expect((await chat.says('Лиса')).text).toContain('Эта форма изменилась')
    expect((await chat.says('пример анкета')).text).toContain('Как назвать?')
  })

  it('are dropped with a sentence when their code asks in another order now', async () => {
    const chat = chats.open()
    await chat.says('пример анкета')
    const changed = defineConversation(survey.id, async (dialogue) => {
      await dialogue.external(async () => 1)
      await dialogue.external(async () => 2)
      await dialogue.ask({ text: html`Другое?` })
    })
    const other = await startChats({
      db: database.db,
      features: [tinyFeature({ conversations: [changed] })],
      texts,
      clock,
      telegram: chats.telegram,
    })
    const served = other.served(Number(chat.id))
    chats.telegram.simulator.people.say(Number(chat.id), 'Лиса')
    await served
    expect(chat.sees().text).toContain('Эта форма изменилась')
    expect(await stored(chat)).toBeNull()
    await other.close()
  })

  it('expire after a day without an answer', async () => {
    const chat = chats.open()
    await chat.says('пример анкета')
    clock.advance(24 * 3_600_000 + 1)
    expect((await chat.says('Лиса')).text).toContain('Форма устарела')
    expect(await stored(chat)).toBeNull()
  })

  it('end with a sentence when the core refuses, and keep no words of a person longer than needed', async () => {
    const chat = chats.open()
    await chat.says('пример анкета')
    await chat.says('я'.repeat(300))
    await chat.presses('Да')
    expect(chat.sees().text).toContain('Так записать нельзя')
    expect(await stored(chat)).toBeNull()
  })

  it('store little with every answer', async () => {
    const chat = chats.open()
    await chat.says('пример анкета')
    await chat.says('Лиса')
    expect(JSON.stringify(await stored(chat)).length).toBeLessThan(1_500)
  })
})
