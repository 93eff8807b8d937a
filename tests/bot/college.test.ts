import { startChats, type Chats } from '../support/chat'
import { createTestDatabase, type TestDatabase } from '../support/database'
import {
  buildClass,
  buildCourse,
  buildLesson,
  buildLinkedGuardian,
  buildPupil,
  buildSchool,
  buildStaff,
  giveConsent,
  linkAccount,
  testDay,
  type School,
} from '../support/factories'
import { buildAttendance } from '../support/journal-factories'

describe('a college', () => {
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

  const openCollege = async () => {
    const school = await buildSchool(database.db, { kind: 'college', shortName: 'Колледж связи' })
    const group = await buildClass(database.db, school, { label: 'ИС-21', grade: null })
    const student = await buildPupil(database.db, school, { class: group, birthOn: '2009-01-01' })
    const teacher = await buildStaff(database.db, school)
    const course = await buildCourse(database.db, school, { class: group, teacher, subject: 'Базы данных' })
    const lesson = await buildLesson(database.db, school, course, { day: testDay, number: 2 })
    await buildAttendance(database.db, school, lesson, student)
    return { school, student, teacher }
  }
  const pupilAtSchool = async (): Promise<{
    school: School
    pupil: Awaited<ReturnType<typeof buildPupil>>
  }> => {
    const school = await buildSchool(database.db)
    const schoolClass = await buildClass(database.db, school)
    const pupil = await buildPupil(database.db, school, { class: schoolClass, givenName: 'Ира' })
    const lesson = await buildLesson(
      database.db,
      school,
      await buildCourse(database.db, school, { class: schoolClass }),
    )
    await buildAttendance(database.db, school, lesson, pupil)
    return { school, pupil }
  }

  it('speaks to a student of pairs, groups and teachers of its own', async () => {
    const { student } = await openCollege()
    await giveConsent(database.db, student)
    const chat = chats.open()
    await linkAccount(database.db, student, { externalUserId: chat.id })
    const { text } = await chat.says('пропуски')
    expect(text).toContain('Пропуски: 1 пара (причина не указана)')
    expect(text).toContain('2-я пара, базы данных — пропуск')
    expect((await chat.says('пары на воскресенье')).text).toContain('29 ноября пар нет')
    expect((await chat.says('дз')).text).not.toMatch(/урок|учител/i)
    const help = (await chat.says('/help')).text
    expect(help).toContain('к куратору группы')
    expect(help).not.toContain('четверть')
  })

  it('gives a teacher «Мои пары»', async () => {
    const { teacher } = await openCollege()
    const chat = chats.open()
    await linkAccount(database.db, teacher, { externalUserId: chat.id })
    await chat.says('/menu')
    expect(chat.keyboard).toEqual([['Мои пары', 'Ещё']])
    expect((await chat.says('Мои пары')).text).toMatch(/^Мои пары · вт, 24 ноября\n2-я пара, /)
  })

  it('keeps its words to its own student when a sister is at school', async () => {
    const { school, student } = await openCollege()
    const sister = await pupilAtSchool()
    const chat = chats.open()
    await buildLinkedGuardian(database.db, school, { of: [student], externalUserId: chat.id })
    await buildLinkedGuardian(database.db, sister.school, { of: [sister.pupil], externalUserId: chat.id })
    const { text } = await chat.says('пропуски')
    expect(text).toMatch(/Анна, ИС-21\nПропуски: 1 пара/)
    expect(text).toMatch(/Ира, 7Б\nПропуски: 1 урок/)
  })
})
