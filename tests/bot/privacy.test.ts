import { accountLinked } from '../../bot/features/privacy/notice'
import { issueLinkCode } from '../../journal/access/issue-link-code'
import { presentLinkCode, type AcceptedLinkCode } from '../../journal/access/present-link-code'
import { redeemLinkCode } from '../../journal/access/redeem-link-code'
import type { AccountActor } from '../../journal/actor'
import type { Operation } from '../../journal/operation'
import { programTexts, startChats, type Chat, type Chats } from '../support/chat'
import { createTestDatabase, type TestDatabase } from '../support/database'
import {
  actorFor,
  buildClass,
  buildGuardianship,
  buildLinkedGuardian,
  buildPupil,
  buildSchool,
  buildStaff,
  commandCaller,
  giveConsent,
  linkAccount,
  stranger,
  testJournal,
  testNow,
} from '../support/factories'

describe('one’s own data in the chat', () => {
  let database: TestDatabase
  let chats: Chats

  beforeAll(async () => {
    database = await createTestDatabase()
  })
  beforeEach(async () => {
    chats = await startChats({ db: database.db })
  })
  afterEach(async () => {
    await chats.close()
    await database.truncate()
  })
  afterAll(() => database.drop())

  const linked = async (settings = {}) => {
    const school = await buildSchool(database.db, { settings })
    const schoolClass = await buildClass(database.db, school)
    const pupil = await buildPupil(database.db, school, { class: schoolClass })
    const chat = chats.open()
    const { guardian } = await buildLinkedGuardian(database.db, school, {
      of: [pupil],
      externalUserId: chat.id,
    })
    return { school, schoolClass, pupil, guardian, chat }
  }
  const labels = (chat: Chat) => chat.sees().buttons.flat()

  it('shows consents and accounts and switches an item off', async () => {
    const { chat } = await linked()
    const screen = await chat.says('Мои данные')
    expect(screen.text).toMatch(
      /^Мои данные\nАнна — согласие № \d+ с 1 сентября 2026 г\.: имя, .*; оценки; посещаемость\nПодключён 1 аккаунт\.$/,
    )
    await chat.presses('Что показывать: Анна')
    expect(chat.sees().text).toContain('за ребёнка с инициалами А. К.')
    await chat.presses('☑ оценки')
    await chat.presses('Даю согласие')
    expect(chat.sees().text).toBe('Записано: показываем только отмеченное.')
    await chat.presses('Назад')
    expect(chat.sees().text).not.toContain('оценки')
    expect(chat.sees().messageId).toBe(screen.messageId)
  })

  it('hands over a copy as a file', async () => {
    const { chat } = await linked()
    await chat.says('/privacy')
    await chat.presses('Копия данных')
    const file = chats.telegram.simulator.people
      .chat(Number(chat.id), { limit: 10 })
      .messages.findLast((message) => 'document' in message)
    expect(file).toMatchObject({ document: { file_name: 'Мои данные.txt' } })
  })

  it('withdraws the consent after one more question and knows the person no more', async () => {
    const { chat } = await linked()
    await chat.says('/privacy')
    await chat.presses('Отозвать согласие')
    expect(chat.sees().text).toContain('Вернуть это нельзя')
    await chat.presses('Отозвать')
    expect(chat.history.at(-2)?.text).toBe('Согласие отозвано.')
    expect(chat.history.at(-2)?.buttons).toEqual([])
    expect(chat.sees().text).toContain('данные подключения уничтожены')
    expect(chat.keyboard).toBeNull()
    expect((await chat.says('/start')).text).toContain('нужен код из школы')
    const identities = await database.db.models.Account.findAll({ raw: true })
    expect(identities.map(({ externalUserId }) => externalUserId)).not.toContain(chat.id)
  })

  it('lets a teacher withdraw as a parent and stay at work', async () => {
    const { chat, pupil, school } = await linked()
    const teacher = await buildStaff(database.db, school)
    await buildGuardianship(database.db, teacher, pupil)
    await giveConsent(database.db, pupil, teacher)
    const own = chats.open()
    await linkAccount(database.db, teacher, { externalUserId: own.id })
    await own.says('/privacy')
    await own.presses('Отозвать согласие')
    expect(own.sees().text).toContain('Доступ к работе останется')
    await own.presses('Отозвать')
    expect((await own.says('Мои уроки')).text).toContain('Сегодня уроков нет')
    expect((await chat.says('/children')).text).toContain('Анна, 7Б')
  })

  it('tells a young pupil who consents for them', async () => {
    const { pupil } = await linked()
    const own = chats.open()
    await linkAccount(database.db, pupil, { externalUserId: own.id })
    expect((await own.says('/privacy')).text).toContain('Согласие за тебя даёт родитель.')
  })

  it('unlinks another account of one’s own', async () => {
    const { chat, guardian } = await linked()
    const other = await linkAccount(database.db, guardian)
    await chat.says('/privacy')
    await chat.presses('Мои аккаунты')
    expect(labels(chat)).toEqual(['Отключить этот', 'Отключить № 2', 'Назад'])
    await chat.presses('Отключить № 2')
    await chat.presses('Отключить')
    expect(chat.sees().text).toBe('Аккаунт отключён, сообщения на него больше не приходят.')
    expect(await actorFor(database.db, other)).toMatchObject({ persons: [] })
  })

  it('counts an account at two schools once, and withdraws at one of them alone', async () => {
    const { chat } = await linked()
    const other = await buildSchool(database.db, { shortName: 'Школа № 5' })
    const schoolClass = await buildClass(database.db, other, { label: '3А', grade: 3 })
    const pupil = await buildPupil(database.db, other, { class: schoolClass, givenName: 'Пётр' })
    await buildLinkedGuardian(database.db, other, { of: [pupil], externalUserId: chat.id })
    expect((await chat.says('/privacy')).text).toContain('Подключён 1 аккаунт.')
    await chat.presses('Мои аккаунты')
    expect(labels(chat)).toEqual(['Отключить № 1', 'Отключить № 2', 'Назад'])
    await chat.presses('Назад')
    await chat.presses('Отозвать: Школа № 5')
    await chat.presses('Отозвать')
    expect(chat.sees().text).toContain('Школа № 5: сообщений больше не будет')
    expect(chat.keyboard).toHaveLength(3)
    expect((await chat.says('дети')).text).toBe('Дети\nАнна, 7Б')
  })

  it('answers an unlinked account’s old button politely', async () => {
    const { chat } = await linked()
    await chat.says('/privacy')
    await database.db.models.AccountLink.update(
      { unlinkedAt: testNow, unlinkReason: 'school' },
      { where: {} },
    )
    await chat.presses('Отозвать согласие')
    expect(chat.sees().text).toContain('Школа закрыла этот доступ (Школа № 12).')
  })

  it('words the notice of another account with its time, and is silent once that account is gone', async () => {
    const { guardian, chat } = await linked()
    const journal = testJournal(database.db)
    const { code } = await issueLinkCode(journal, commandCaller, { personId: guardian.id })
    const actor = stranger()
    const presented = (await presentLinkCode(journal, { actor }, { code: code! })) as AcceptedLinkCode
    const { linkId } = await redeemLinkCode(
      journal,
      { actor },
      { ticket: presented.ticket, items: ['basics'] },
    )
    const recipient = (await actorFor(database.db, { externalUserId: chat.id })) as AccountActor
    const turn = {
      actor: recipient,
      linkId: recipient.persons[0]!.linkId,
      now: testNow,
      language: 'ru' as const,
      t: programTexts().translator('ru'),
      run: <Input, Result>(operation: Operation<Input, Result>, input: Input) =>
        operation(journal, { actor: recipient }, input),
    }
    const notice = await accountLinked(turn as never, { linkId }, [{ linkId }])
    expect(notice).toMatchObject({
      text: {
        source:
          'К вашему доступу сегодня в 12:00 подключён ещё один аккаунт Telegram.\nЕсли это не вы, отключите его.',
      },
      buttons: [[{ text: 'Это я' }, { text: 'Отключить' }]],
    })
    await database.db.models.AccountLink.update(
      { unlinkedAt: testNow, unlinkReason: 'self' },
      { where: { id: linkId } },
    )
    expect(await accountLinked(turn as never, { linkId }, [{ linkId }])).toBeNull()
  })

  it('tells a stranger what is done with data', async () => {
    expect((await chats.open().says('/privacy')).text).toContain('До согласия показываются только')
  })

  describe('settings', () => {
    it('change the language of everything, the keyboard too', async () => {
      const { chat } = await linked()
      await chat.says('/settings')
      expect(labels(chat).slice(0, 2)).toEqual(['✓ Русский', 'English'])
      await chat.presses('English')
      expect(chat.sees().text).toBe('Messages are in English now.')
      expect(chat.keyboard?.at(-1)).toEqual(['More'])
      expect((await chat.says('More')).text).toBe('What shall I open?')
    })

    it('offer only levels stricter than the school’s and hide names at once', async () => {
      const { chat } = await linked({ privacy: 'initials' })
      await chat.says('/settings')
      expect(labels(chat).slice(2)).toEqual(['✓ Как в школе', 'Без имён и классов', 'Только на сайте школы'])
      await chat.presses('Без имён и классов')
      expect(labels(chat)).toContain('✓ Без имён и классов')
      expect((await chat.says('/children')).text).toBe('Дети\nРебёнок')
    })
  })

  describe('children', () => {
    it('are listed and called as the guardian likes', async () => {
      const { chat } = await linked()
      expect((await chat.says('/children')).text).toBe('Дети\nАнна, 7Б')
      await chat.presses('Анна: назвать иначе')
      expect((await chat.says('А'.repeat(31))).text).toContain('не длиннее 30 знаков')
      expect((await chat.says('Аня')).text).toBe('Дети\nАня, 7Б')
      await chat.presses('Аня: назвать иначе')
      await chat.presses('Как в школе')
      expect(chat.sees().text).toBe('Дети\nАнна, 7Б')
    })

    it('who came later stay behind their initials until the consent is given', async () => {
      const { chat, school, schoolClass, guardian } = await linked()
      const brother = await buildPupil(database.db, school, { class: schoolClass, givenName: 'Пётр' })
      await buildGuardianship(database.db, guardian, brother)
      expect((await chat.says('/children')).text).toBe(
        'Дети\nАнна, 7Б\nП. К. (Школа № 12) — дневник откроется после согласия',
      )
      await chat.presses('П. К.: согласие')
      await chat.presses('Даю согласие')
      expect((await chat.says('/children')).text).toBe('Дети\nАнна, 7Б\nПётр, 7Б')
    })

    it('who are restricted are not there at all', async () => {
      const { chat, school, schoolClass, guardian } = await linked()
      const other = await buildPupil(database.db, school, { class: schoolClass, givenName: 'Пётр' })
      await buildGuardianship(database.db, guardian, other, { restrictedFrom: '2026-11-01' })
      expect((await chat.says('/children')).text).toBe('Дети\nАнна, 7Б')
    })
  })

  describe('menu and help', () => {
    it('bring the keyboard back and open what has no button on it', async () => {
      const { chat } = await linked()
      await chat.says('/menu')
      expect(chat.keyboard?.at(-1)).toEqual(['Ещё'])
      await chat.says('Ещё')
      expect(labels(chat)).toEqual(['Дети', 'Мои данные', 'Настройки', 'Помощь'])
      await chat.presses('Помощь')
      expect(chat.sees().text).toContain('/children — мои дети и как их называть')
      expect(chat.sees().text).toContain('Телефон школы: +7 495 000-00-12.')
      expect(chat.sees().text).not.toContain('/today')
      await chat.presses('Меню')
      await chat.presses('Дети')
      expect(chat.sees().text).toContain('Анна, 7Б')
    })

    it('show a teacher their own commands and an empty day', async () => {
      const school = await buildSchool(database.db)
      const chat = chats.open()
      const account = { externalUserId: chat.id }
      await linkAccount(database.db, await buildStaff(database.db, school), account)
      expect((await chat.says('/help')).text).toContain('/today — мои уроки сегодня')
      expect((await chat.says('Мои уроки')).text).toBe('Мои уроки · вт, 24 ноября\nСегодня уроков нет.')
    })
  })
})
