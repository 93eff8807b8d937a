import { withdrawConsent } from '../../journal/access/withdraw-consent'
import { startChats, type Chats } from '../support/chat'
import { createTestDatabase, type TestDatabase } from '../support/database'
import {
  buildClass,
  buildCourse,
  buildLesson,
  buildLinkedGuardian,
  buildPupil,
  buildSchool,
  runAs,
  testJournal,
} from '../support/factories'
import { buildAttendance, buildMark, buildQuarters } from '../support/journal-factories'

describe('buttons of a time when one had access', () => {
  let database: TestDatabase
  let chats: Chats
  beforeAll(async () => {
    database = await createTestDatabase()
    chats = await startChats({ db: database.db })
  })
  afterAll(async () => {
    await chats.close()
    await database.drop()
  })

  it('are each answered after the withdrawal, and tell nothing any more', async () => {
    const { db } = database
    const school = await buildSchool(db)
    const schoolClass = await buildClass(db, school)
    await buildQuarters(db, school, [schoolClass])
    const pupil = await buildPupil(db, school, { class: schoolClass, givenName: 'Евдокия' })
    const course = await buildCourse(db, school, { class: schoolClass, subject: 'Алгебра' })
    const lesson = await buildLesson(db, school, course)
    await buildMark(db, school, course, pupil, { value: 4 })
    await buildAttendance(db, school, lesson, pupil)
    const chat = chats.open()
    const { guardian, account } = await buildLinkedGuardian(db, school, {
      of: [pupil],
      externalUserId: chat.id,
    })
    for (const words of [
      'оценки',
      'что задали',
      'расписание',
      'пропуски',
      '/children',
      '/settings',
      '/privacy',
    ]) {
      await chat.says(words)
    }
    const shown = JSON.stringify(chat.history)
    expect(shown).toMatch(/Евдокия[\s\S]*Алгебра/)
    const labels = [...new Set(chat.history.flatMap(({ buttons }) => buttons.flat()))]
    expect(labels.length).toBeGreaterThan(10)
    await runAs(testJournal(db), account, withdrawConsent, { personId: guardian.id })

    const silent: string[] = []
    for (const label of labels) {
      const before = chat.history
      const { toast } = await chat.presses(label).catch(() => ({ toast: 'the screen had changed' }))
      const after = chat.history
      const fresh = after.filter((message, i) => JSON.stringify(message) !== JSON.stringify(before[i]))
      if (toast === null && fresh.length === 0) silent.push(label)
      expect(JSON.stringify(fresh)).not.toMatch(/Евдокия|Алгебра|7Б/)
    }
    expect(silent).toEqual([])
  })
})
