import { issueLinkCode } from '../../journal/access/issue-link-code'
import { recordPaperConsent } from '../../journal/access/record-paper-consent'
import { startChats, type Chat, type Chats } from '../support/chat'
import { createTestDatabase, type TestDatabase } from '../support/database'
import {
  buildClass,
  buildCourse,
  buildGuardian,
  buildGuardianship,
  buildLesson,
  buildPupil,
  buildSchool,
  buildStaff,
  commandCaller,
  giveConsent,
  handClock,
  linkAccount,
  testDay,
  testJournal,
  type HandClock,
  type Person,
} from '../support/factories'

describe('connecting by a link code', () => {
  let database: TestDatabase
  let chats: Chats
  let clock: HandClock

  beforeAll(async () => {
    database = await createTestDatabase()
  })
  beforeEach(async () => {
    clock = handClock()
    chats = await startChats({ db: database.db, clock })
  })
  afterEach(async () => {
    await chats.close()
    await database.truncate()
  })
  afterAll(() => database.drop())

  const codeFor = async (person: Person): Promise<string> => {
    const issued = await issueLinkCode(testJournal(database.db, clock), commandCaller, {
      personId: person.id,
    })
    return issued.code!
  }
  const family = async (settings = {}) => {
    const school = await buildSchool(database.db, { settings })
    const schoolClass = await buildClass(database.db, school)
    const pupil = await buildPupil(database.db, school, { class: schoolClass })
    const guardian = await buildGuardian(database.db, school, { of: [pupil] })
    return { school, schoolClass, pupil, guardian }
  }
  const texts = (chat: Chat) => chat.history.map(({ text }) => text).join('\n')
  const laneOf = async ({ id }: Chat) =>
    JSON.stringify(await database.db.models.Lane.findOne({ where: { externalUserId: id }, raw: true }))

  it('leads a parent from /start to the keyboard, and names nobody before the consent', async () => {
    const { guardian } = await family()
    const code = await codeFor(guardian)
    const chat = chats.open()
    const welcome = await chat.says('/start')
    expect(welcome.text).toContain('нужен код из школы')
    expect(welcome.buttons).toEqual([['Где взять код', 'О данных']])

    const question = await chat.says(code.toLowerCase().replaceAll('-', ' '))
    expect(question.text).toBe('Код подошёл. Школа № 12, вход для родителя: О. К.\nЭто вы?')
    expect(await laneOf(chat)).not.toContain(code.toLowerCase().slice(0, 4))

    await chat.presses('Да, это я')
    const consent = chat.sees()
    expect(consent.messageId).toBe(question.messageId)
    expect(consent.text).toContain('☑ имя, класс, расписание, домашние задания (обязательно)')
    expect(consent.text).toContain('с 24 ноября 2026 г.')
    expect(consent.buttons).toEqual([
      ['☑ оценки'],
      ['☑ посещаемость'],
      ['Даю согласие', 'Не даю'],
      ['Полный текст 📎'],
    ])
    expect(texts(chat)).not.toMatch(/Анна|Козлова|7Б|Ольга/)

    await chat.presses('☑ посещаемость')
    expect(chat.sees()).toMatchObject({ messageId: question.messageId })
    expect(chat.sees().text).toContain('☐ посещаемость')
    await chat.presses('Даю согласие')
    expect(texts(chat)).toContain('Спасибо, согласие № 1 записано. Копия — в файле.')
    expect(chat.sees().text).toBe(
      'Здравствуйте, Ольга Сергеевна! Подключено: Анна, 7Б.\nСпросите «что задали» или нажмите кнопку внизу.',
    )
    expect(chat.keyboard).toEqual([['Что задали', 'Оценки'], ['Расписание', 'Посещаемость'], ['Ещё']])
    expect(await laneOf(chat)).toContain('"conversation":null')
    const items = await database.db.models.Consent.findAll({ raw: true, order: ['item'] })
    expect(items.map(({ item, number }) => [item, number])).toEqual([
      ['basics', '1'],
      ['marks', '1'],
    ])
  })

  it('takes the code from a deep link and asks again for the right button when words come', async () => {
    const { guardian } = await family()
    const chat = chats.open()
    await chat.says(`/start ${await codeFor(guardian)}`)
    expect((await chat.says('ну да')).text).toContain('Это вы?')
    await chat.presses('Нет, не мой код')
    expect(chat.sees().text).toContain('ничего не подключено')
    expect(await database.db.models.Account.count()).toBe(0)
  })

  it('speaks to a pupil of grade 7 with «ты» and sends them to their parent first', async () => {
    const { pupil, guardian } = await family()
    const chat = chats.open()
    const code = await codeFor(pupil)
    expect((await chat.says(code)).text).toContain('вход для ученика: А. К.\nЭто ты?')
    await chat.presses('Да, это я')
    expect(chat.sees().text).toContain('Попроси родителя подключиться')
    await giveConsent(database.db, pupil, guardian)
    await chat.says(code)
    await chat.presses('Да, это я')
    expect(chat.sees().text).toBe('Привет! Подключено: Анна, 7Б. Спроси «что задали» или нажми кнопку.')
  })

  it('greets a teacher with the day and offers the way to their own children', async () => {
    const { school, schoolClass, pupil } = await family()
    const teacher = await buildStaff(database.db, school)
    await buildGuardianship(database.db, teacher, pupil)
    const course = await buildCourse(database.db, school, { class: schoolClass, teacher })
    await buildLesson(database.db, school, course, { day: testDay, number: 1, room: '24' })
    await buildLesson(database.db, school, course, { day: testDay, number: 2 })
    const chat = chats.open()
    await chat.says(await codeFor(teacher))
    await chat.presses('Да, это я')
    expect(chat.sees().text).toBe(
      'Здравствуйте, Мария Ивановна! Сегодня 2 урока, первый в 8:30: 7Б, алгебра, каб. 24.\n' +
        'Ваш ребёнок тоже учится здесь. Чтобы видеть его дневник, дайте согласие: «Мои дети».',
    )
    expect(chat.keyboard).toEqual([['Мои уроки', 'Мои дети'], ['Ещё']])
    expect((await chat.says('Мои дети')).buttons).toEqual([['А. К.: согласие']])
    await giveConsent(database.db, pupil, teacher)
    await chat.says('Мои дети')
    expect(chat.keyboard?.at(-1)).toEqual(['На работу', 'Ещё'])
    const lessons = await chat.says('На работу')
    expect(lessons.text).toContain('Мои уроки · вт, 24 ноября\n1-й урок, 8:30–9:10 · 7Б, алгебра, каб. 24')
    expect(chat.keyboard).toEqual([['Мои уроки', 'Мои дети'], ['Ещё']])
  })

  it('asks only whether to connect where the consent is signed on paper', async () => {
    const { guardian } = await family({ consentEvidence: 'paper' })
    const document = { givenById: guardian.id, number: '154', signedOn: '2026-09-02' }
    await recordPaperConsent(testJournal(database.db, clock), commandCaller, document)
    const chat = chats.open()
    await chat.says(await codeFor(guardian))
    await chat.presses('Да, это я')
    expect(chat.sees().text).toBe(
      'Согласие № 154 от 2 сентября 2026 г. подписано в школе.\nПодключить этот аккаунт?',
    )
    await chat.presses('Подключить')
    expect(chat.sees().text).toContain('Анна, 7Б')
  })

  it('keeps nothing when the consent is refused, and the code works again', async () => {
    const { guardian } = await family()
    const code = await codeFor(guardian)
    const chat = chats.open()
    await chat.says(code)
    await chat.presses('Да, это я')
    await chat.presses('Не даю')
    expect(chat.sees().text).toContain('ничего не сохранено')
    expect(await database.db.models.Account.count()).toBe(0)
    expect((await chat.says(code)).text).toContain('Код подошёл')
  })

  it('sends the full text as a file and goes on', async () => {
    const { guardian } = await family()
    const chat = chats.open()
    await chat.says(await codeFor(guardian))
    await chat.presses('Да, это я')
    const before = chat.history.length
    await chat.presses('Полный текст 📎')
    expect(chat.history).toHaveLength(before + 1)
    await chat.presses('Даю согласие')
    expect(texts(chat)).toContain('согласие № 1 записано')
  })

  it('answers a wrong code and then says how long to wait', async () => {
    const chat = chats.open()
    for (let i = 0; i < 5; i++) {
      expect((await chat.says('2345-6789-ACEH')).text).toContain('Код не подошёл')
    }
    expect((await chat.says('2345-6789-ACEH')).text).toBe(
      'Слишком много попыток подряд. Следующую можно сделать через 1 минуту.\nКод за это время не пропадёт.',
    )
    expect((await chat.says('0000-1111-2222')).text).toContain('Слишком много попыток')
  })

  it('refuses a parent’s code from the phone of their child', async () => {
    const { pupil, guardian } = await family()
    const chat = chats.open()
    await linkAccount(database.db, pupil, { externalUserId: chat.id })
    expect((await chat.says(await codeFor(guardian))).text).toBe(
      'Этот аккаунт уже подключён как ученик. Код родителя нужно прислать с телефона родителя.',
    )
  })

  it('takes a second code at the first question instead of the first one', async () => {
    const { guardian } = await family()
    const other = await buildStaff(database.db, await buildSchool(database.db, { shortName: 'Школа № 5' }))
    const chat = chats.open()
    await chat.says(await codeFor(guardian))
    expect((await chat.says(await codeFor(other))).text).toContain('Школа № 5, вход для сотрудника: М. С.')
    await chat.presses('Да, это я')
    expect(chat.sees().text).toContain('Сегодня уроков нет')
  })

  it('speaks English to those whose messenger does', async () => {
    const { guardian } = await family()
    const chat = chats.open({ languageCode: 'en' })
    expect((await chat.says('/start')).text).toContain('you need a code from your school')
    await chat.says(await codeFor(guardian))
    await chat.presses('Yes, it is me')
    expect(chat.sees().text).toContain('from 24 November 2026')
    await chat.presses('I consent')
    expect(chat.sees().text).toContain('Connected: Анна, 7Б.')
    expect(chat.keyboard?.at(-1)).toEqual(['More'])
  })
})
