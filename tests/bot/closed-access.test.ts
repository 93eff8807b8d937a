import { issueLinkCode } from '../../journal/access/issue-link-code'
import { unlinkAccount } from '../../journal/access/unlink-account'
import { dismissPupil } from '../../journal/pupils/dismiss-pupil'
import { startChats, type Chats } from '../support/chat'
import { createTestDatabase, type TestDatabase } from '../support/database'
import {
  buildClass,
  buildLinkedGuardian,
  buildPupil,
  buildSchool,
  buildStaff,
  commandCaller,
  linkAccount,
  runAs,
  testDay,
  testJournal,
  testNow,
} from '../support/factories'

describe('an access that has ended', () => {
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

  const linked = async (kind: 'school' | 'college' = 'school') => {
    const school = await buildSchool(database.db, { kind })
    const schoolClass = await buildClass(database.db, school)
    const pupil = await buildPupil(database.db, school, { class: schoolClass })
    const chat = chats.open()
    const family = await buildLinkedGuardian(database.db, school, { of: [pupil], externalUserId: chat.id })
    await chat.says('/menu')
    return { school, pupil, chat, ...family }
  }
  const closeBySchool = async ({ school, account }: Awaited<ReturnType<typeof linked>>) => {
    const secretary = await buildStaff(database.db, school, { roles: ['administrator'] })
    const office = await linkAccount(database.db, secretary)
    await runAs(testJournal(database.db), office, unlinkAccount, { linkId: account.linkId })
  }
  const leave = async ({ pupil }: Awaited<ReturnType<typeof linked>>) =>
    dismissPupil(testJournal(database.db), commandCaller, { pupilId: pupil.id, on: testDay })

  const closed =
    'Школа закрыла этот доступ (Школа № 12).\nВопросы — к классному руководителю или в канцелярию.\n' +
    'Телефон школы: +7 495 000-00-12.'
  const left =
    'Школа № 12: обучение завершено, доступ закрыт. Копию данных можно получить в школе.\n' +
    'Телефон школы: +7 495 000-00-12.'

  it.each(['оценки', '/start', '/marks', 'ку-ку', 'Ещё', 'мои данные'])(
    'is explained to whom the school unlinked, asked by «%s», and the keyboard goes',
    async (asked) => {
      const family = await linked()
      expect(family.chat.keyboard).not.toBeNull()
      await closeBySchool(family)
      expect((await family.chat.says(asked)).text).toBe(closed)
      expect(family.chat.keyboard).toBeNull()
    },
  )

  it('is explained in place of what an old button stood under', async () => {
    const family = await linked()
    const { messageId } = await family.chat.says('расписание')
    await closeBySchool(family)
    await family.chat.presses('Неделя')
    expect(family.chat.sees()).toMatchObject({ messageId, text: closed, buttons: [] })
  })

  it('is explained to a parent whose child has left, who still reaches their own data', async () => {
    const family = await linked()
    await leave(family)
    expect((await family.chat.says('оценки')).text).toBe(left)
    expect((await family.chat.says('мои данные')).text).toContain('Мои данные')
    await family.chat.sendsPhoto()
    expect(family.chat.sees().text).toBe(left)
  })

  it('is explained to a pupil who has left', async () => {
    const { pupil } = await linked()
    const own = chats.open()
    await linkAccount(database.db, pupil, { externalUserId: own.id })
    await database.db.models.Person.update({ leftOn: testDay }, { where: { id: pupil.id } })
    expect((await own.says('оценки')).text).toBe(left)
  })

  it('is explained after the link of a leaver was ended too', async () => {
    const family = await linked()
    await database.db.models.AccountLink.update({ unlinkedAt: testNow, unlinkReason: 'left' }, { where: {} })
    expect((await family.chat.says('оценки')).text).toBe(left)
  })

  it('says nothing of the reason when a guardianship has ended', async () => {
    const family = await linked()
    await database.db.models.Guardianship.update({ restrictedFrom: '2026-11-01' }, { where: {} })
    expect((await family.chat.says('оценки')).text).toContain(
      'Школа № 12: по этому доступу показывать сейчас нечего.',
    )
  })

  it('does not keep a new code from working', async () => {
    const family = await linked()
    await closeBySchool(family)
    const { code } = await issueLinkCode(testJournal(database.db), commandCaller, {
      personId: family.guardian.id,
    })
    expect((await family.chat.says(`вот код ${code}`)).text).toContain('Код подошёл')
    await family.chat.presses('Да, это я')
    expect(family.chat.sees().text).toContain('Анна, 7Б')
  })

  it('of one’s own doing leaves the ordinary greeting, and no keyboard', async () => {
    const { chat } = await linked()
    await chat.says('мои данные')
    await chat.presses('Мои аккаунты')
    await chat.presses('Отключить этот')
    await chat.presses('Отключить')
    expect(chat.history.at(-2)).toMatchObject({ text: 'Аккаунт отключён.', buttons: [] })
    expect(chat.keyboard).toBeNull()
    expect((await chat.says('/start')).text).toContain('нужен код из школы')
  })
})
