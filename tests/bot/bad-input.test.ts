import { issueLinkCode } from '../../journal/access/issue-link-code'
import { startChats, type Chat, type Chats } from '../support/chat'
import { createTestDatabase, type TestDatabase } from '../support/database'
import {
  buildClass,
  buildGuardian,
  buildLinkedGuardian,
  buildPupil,
  buildSchool,
  buildStaff,
  commandCaller,
  giveConsent,
  linkAccount,
  testJournal,
  type Person,
} from '../support/factories'

/** Later than any update that the simulated Telegram counts. */
let updateId = 900_000_000

const families = 'Можно написать, например: «оценки», «что задали», «расписание на завтра», «дз алгебра».'
const strangers =
  'Чтобы подключиться, пришлите код из школы: 12 знаков вида XXXX-XXXX-XXXX. ' +
  'Код выдаёт классный руководитель, сотрудникам — администратор.'

describe('bad input', () => {
  let database: TestDatabase
  let chats: Chats

  beforeAll(async () => {
    database = await createTestDatabase()
  })
  beforeEach(async () => {
    chats = await startChats({ db: database.db })
  })
  afterEach(async () => {
    expect(chats.log.filter(({ level }) => Number(level) >= 50)).toEqual([])
    await chats.close()
    await database.truncate()
  })
  afterAll(() => database.drop())

  const codeFor = async (person: Person): Promise<string> =>
    (await issueLinkCode(testJournal(database.db), commandCaller, { personId: person.id })).code!

  const school = async () => {
    const { id, yearId, zone } = await buildSchool(database.db)
    const schoolClass = await buildClass(database.db, { id, yearId, zone })
    const pupil = await buildPupil(database.db, { id, yearId, zone }, { class: schoolClass })
    return { school: { id, yearId, zone }, schoolClass, pupil }
  }
  /** Somebody whom the bot may write to. */
  const opened = async (who: Parameters<Chats['open']>[0] = {}): Promise<Chat> => {
    const chat = chats.open(who)
    await chat.says('/help')
    return chat
  }
  const parent = async () => {
    const chat = await opened()
    const { school: at, pupil } = await school()
    return {
      chat,
      pupil,
      ...(await buildLinkedGuardian(database.db, at, { of: [pupil], externalUserId: chat.id })),
    }
  }

  const person = ({ id }: Chat) => ({
    id: Number(id),
    is_bot: false,
    first_name: 'Ольга',
    language_code: 'ru',
  })
  const room = ({ id }: Chat) => ({ id: Number(id), type: 'private' as const, first_name: 'Ольга' })

  /** Delivers a message with this content as Telegram would, and waits for the answer. */
  const receives = async (chat: Chat, content: object): Promise<string> => {
    const before = chat.history.length
    const message = { message_id: ++updateId, date: 1_795_500_000, from: person(chat), chat: room(chat) }
    const update = { update_id: updateId, message: { ...message, ...content } }
    expect(await chats.bot.handleUpdate(update as Parameters<typeof chats.bot.handleUpdate>[0])).toBe('done')
    await chats.bot.settled()
    expect(chat.history.length).toBeGreaterThan(before)
    return chat.sees().text
  }

  /** Delivers a press of a button of which nothing is known but its data. */
  const presses = async (chat: Chat, data: object) => {
    const query = { id: String(++updateId), from: person(chat), chat_instance: '1', ...data }
    const update = { update_id: updateId, callback_query: query }
    expect(await chats.bot.handleUpdate(update as Parameters<typeof chats.bot.handleUpdate>[0])).toBe('done')
    await chats.bot.settled()
    return chat.sees()
  }

  const notWords: readonly (readonly [string, object])[] = [
    ['a photo', { photo: [{ file_id: 'p', file_unique_id: 'p', width: 1, height: 1 }] }],
    ['a photo with words under it', { photo: [], caption: 'оценки' }],
    ['a sticker', { sticker: { file_id: 's', file_unique_id: 's', type: 'regular', width: 1, height: 1 } }],
    ['a voice message', { voice: { file_id: 'v', file_unique_id: 'v', duration: 3 } }],
    ['a document', { document: { file_id: 'd', file_unique_id: 'd', file_name: 'справка.pdf' } }],
    ['a place', { location: { latitude: 55.75, longitude: 37.6 } }],
    ['a contact', { contact: { phone_number: '+79990000000', first_name: 'Ольга' } }],
    ['a round video', { video_note: { file_id: 'n', file_unique_id: 'n', length: 1, duration: 1 } }],
    ['a die', { dice: { emoji: '🎲', value: 6 } }],
  ]

  describe('from a parent', () => {
    it.each([
      ['garbage', 'ываыва 123 №;%'],
      ['markup', '<b>&amp;<script>'],
      ['ten thousand signs', 'оценки '.repeat(1500)],
      ['emoji alone', '🙂🙂🙂'],
      ['a phrase with a subject that nobody has', 'дз зельеварение'],
      ['signs without a shape', '\u200f\u202e\u0000\ud800'],
    ])('of %s is met with examples', async (_what, text) => {
      const { chat } = await parent()
      expect(await receives(chat, { text })).toBe(`Не понял.\n${families}`)
      expect(chat.sees().buttons).toEqual([['Меню']])
    })

    it('of an unknown command is told where the commands are', async () => {
      const { chat } = await parent()
      expect((await chat.says('/nonsense 7')).text).toBe(
        `Такой команды нет. Все команды — /help.\n${families}`,
      )
    })

    it.each(notWords)('of %s is told that words are needed', async (_what, content) => {
      const { chat } = await parent()
      expect(await receives(chat, content)).toBe(`Я понимаю только текст и кнопки.\n${families}`)
    })

    it('forwarded from somebody is read as their own words', async () => {
      const { chat } = await parent()
      const forward_origin = { type: 'hidden_user', sender_user_name: 'Кто-то', date: 1_795_500_000 }
      expect(await receives(chat, { text: 'как дела?', forward_origin })).toContain('Не понял.')
      expect(await receives(chat, { text: 'расписание', forward_origin })).toContain('Расписание')
    })

    it('corrected afterwards is answered anew', async () => {
      const { chat } = await parent()
      await chat.says('рсписание')
      await chat.corrects('расписание')
      expect(chat.sees().text).toContain('Расписание')
      await chat.corrects('рсписание опять')
      expect(chat.sees().text).toContain('Не понял.')
    })

    it.each([
      'nobody:1:2',
      'marks',
      'marks:9:zz',
      'marks:0:1:1:1:1',
      '~:',
      '~:nothing',
      '?:yes',
      '',
      'я'.repeat(32),
    ])('of a button with the foreign data «%s» is led to something that works', async (data) => {
      const { chat } = await parent()
      await chat.says('/help')
      const { text, buttons } = await presses(chat, {
        data,
        message: { message_id: 1, date: 1, chat: room(chat) },
      })
      if (!text.startsWith('Оценки')) {
        expect(text).toBe('Кнопка больше не работает. Откройте меню.')
        expect(buttons).toEqual([['Меню']])
      }
    })

    it('of a very old button is answered in a new message', async () => {
      const { chat } = await parent()
      const opens = '~:timetable'
      const gone = { message_id: 77, date: 0, chat: room(chat) }
      const before = chat.history.length
      expect((await presses(chat, { data: opens, message: gone })).text).toContain('Расписание')
      expect(chat.history).toHaveLength(before + 1)
    })

    it('of somebody else’s child in a button says that it has changed and names nobody', async () => {
      const { chat } = await parent()
      await chat.says('расписание')
      const { text } = await presses(chat, {
        data: 'timetable:0:1yi:7ps:0',
        message: { message_id: chat.sees().messageId, date: 1, chat: room(chat) },
      })
      expect(text).toMatch(
        /^(Эти данные уже изменились\. Вот свежие\.|Кнопка больше не работает\. Откройте меню\.)$/,
      )
    })

    it('while the bot asks for a name is asked for again, and /cancel ends it', async () => {
      const { chat } = await parent()
      await chat.says('дети')
      await chat.presses('Анна: назвать иначе')
      for (const [, content] of notWords) {
        expect(await receives(chat, content)).toContain('Здесь нужен текст')
      }
      expect((await chat.says('Очень длинное имя, которого никто не запомнит')).text).toContain(
        'не длиннее 30',
      )
      await chat.presses('Оставить')
      expect(chat.sees().text).toContain('Анна, 7Б')
      await chat.presses('Анна: назвать иначе')
      expect((await chat.says('/cancel')).text).toBe('Хорошо, ничего не записано.')
    })
  })

  describe('from others', () => {
    it.each([...notWords.slice(0, 1), ...notWords.slice(3, 5)])(
      'of %s by a stranger is told how to connect',
      async (_what, content) => {
        const chat = await opened()
        expect(await receives(chat, content)).toBe(`Я понимаю только текст и кнопки.\n${strangers}`)
      },
    )

    it('in words by a stranger is told how to connect', async () => {
      const chat = await opened()
      for (const text of ['оценки', 'привет', '🙂', 'у'.repeat(10_000)]) {
        expect(await receives(chat, { text })).toBe(`Этот аккаунт не подключён.\n${strangers}`)
      }
    })

    it('to a young pupil is answered with «ты», to one of grade 10 with «вы»', async () => {
      const { school: at, pupil } = await school()
      const older = await buildPupil(database.db, at, {
        class: await buildClass(database.db, at, { label: '10А', grade: 10 }),
        birthOn: '2010-01-01',
      })
      for (const [one, hint] of [
        [pupil, 'Попробуй: «что задали»'],
        [older, 'Попробуйте: «что задали»'],
      ] as const) {
        const chat = await opened()
        await giveConsent(database.db, one)
        await linkAccount(database.db, one, { externalUserId: chat.id })
        expect((await chat.says('чего')).text).toContain(`Не понял.\n${hint}`)
      }
    })

    it('to staff promises nothing but what there is', async () => {
      const { school: at } = await school()
      for (const [roles, hint] of [
        [['teacher'], 'Можно написать: «мои уроки». Остальное — в меню.'],
        [['administrator'], 'Всё, что есть, — в меню.'],
      ] as const) {
        const chat = await opened()
        await linkAccount(database.db, await buildStaff(database.db, at, { roles }), {
          externalUserId: chat.id,
        })
        expect((await chat.says('7Б § 12 № 345')).text).toBe(`Не понял.\n${hint}`)
      }
    })

    it('is answered in English to those whose messenger speaks it', async () => {
      const chat = chats.open({ languageCode: 'en' })
      expect((await chat.says('what?')).text).toMatch(
        /^This account is not connected\.\nTo connect, send the code/,
      )
    })
  })

  describe('with a code', () => {
    const guardianOf = async () => {
      const { school: at, pupil } = await school()
      return buildGuardian(database.db, at, { of: [pupil] })
    }

    it('among other words is taken out of them', async () => {
      const guardian = await guardianOf()
      const code = (await codeFor(guardian)).toLowerCase()
      for (const text of [
        `Здравствуйте! Вот мой код: ${code}.`,
        `код\n${code.replaceAll('-', ' ')}\nспасибо`,
        `(${code.replaceAll('-', '')})`,
      ]) {
        expect((await chats.open().says(text)).text).toContain('Код подошёл')
      }
    })

    it('for somebody who is linked already costs nothing', async () => {
      const { chat, guardian } = await parent()
      const { text } = await chat.says(await codeFor(guardian))
      expect(text).toBe('Школа № 12: этот аккаунт уже подключён, код не понадобился. Кнопки — внизу.')
      expect(chat.keyboard).not.toBeNull()
    })

    it('that linked this very account is no wrong code when its link is followed again', async () => {
      const chat = chats.open()
      const code = await codeFor(await guardianOf())
      await chat.says(`/start ${code}`)
      await chat.presses('Да, это я')
      await chat.presses('Даю согласие')
      expect((await chat.says(`/start ${code}`)).text).toContain('этот аккаунт уже подключён')
      expect((await chats.open().says(`/start ${code}`)).text).toContain('Код не подошёл')
    })

    it('twice in one message takes the first of them', async () => {
      const guardian = await guardianOf()
      const teacher = await buildStaff(
        database.db,
        await buildSchool(database.db, { shortName: 'Школа № 5' }),
      )
      const text = `${await codeFor(guardian)} ${await codeFor(teacher)}`
      expect((await chats.open().says(text)).text).toContain('Школа № 12, вход для родителя')
    })

    it.each(['/start нечто', '/start ____', '/start 0', `/start ${'A'.repeat(64)}`])(
      'in the empty link «%s» is refused politely',
      async (text) => {
        expect((await chats.open().says(text)).text).toContain('Код не подошёл. Проверьте все 12 знаков')
      },
    )

    it('asked whose it is, takes no photo and no words for an answer', async () => {
      const chat = await opened()
      await chat.says(await codeFor(await guardianOf()))
      for (const [, content] of notWords) {
        expect(await receives(chat, content)).toContain('Здесь нужен текст')
      }
      expect((await chat.says('🙂')).text).toContain('Это вы?')
      expect(await receives(chat, { text: 'да '.repeat(3400) })).toContain('Это вы?')
      await chat.presses('Да, это я')
      expect((await chat.says('да')).text).toContain('Согласие на обработку персональных данных')
      await chat.presses('Даю согласие')
      expect(chat.sees().text).toContain('Анна, 7Б')
    })
  })
})
