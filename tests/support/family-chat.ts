import { attendance } from '../../bot/features/attendance'
import { homework } from '../../bot/features/homework'
import { marks } from '../../bot/features/marks'
import { timetable } from '../../bot/features/timetable'
import type { PrivacyLevel, SettingsOverrides } from '../../journal/settings'
import { startChats, type Chat, type Chats } from './chat'
import type { TestDatabase } from './database'
import {
  buildClass,
  buildCourse,
  buildLinkedGuardian,
  buildPupil,
  buildSchool,
  handClock,
  type HandClock,
  type Person,
  type School,
  type SchoolClass,
} from './factories'
import { buildQuarters } from './journal-factories'

/** What families read: the features that these chats have. */
export const familyFeatures = [marks, homework, timetable, attendance]

/** A parent at the chat, with a class of the second quarter behind them. */
export interface FamilyChat {
  readonly chats: Chats
  readonly chat: Chat
  readonly clock: HandClock
  readonly school: School
  readonly schoolClass: SchoolClass
  /** «Аня», born in 2013. */
  readonly anna: Person
  /** «Петя», born in 2017; in the same class, so that lessons are shared. */
  readonly pyotr: Person | null
  readonly course: (subject: string) => ReturnType<typeof buildCourse>
}

interface Options {
  readonly children?: 1 | 2
  readonly settings?: SettingsOverrides
  readonly privacy?: PrivacyLevel
  readonly language?: 'ru' | 'en'
  readonly grade?: number
}

/** Opens the chat of a linked parent on Tuesday, 24 November 2026, at midday. */
export async function openFamilyChat(
  { db }: TestDatabase,
  { children = 1, settings, privacy, language = 'ru', grade = 7 }: Options = {},
): Promise<FamilyChat> {
  const clock = handClock()
  const chats = await startChats({ db, features: familyFeatures, clock })
  const chat = chats.open()
  const school = await buildSchool(db, settings ? { settings } : {})
  const schoolClass = await buildClass(db, school, { label: grade === 7 ? '7Б' : `${grade}А`, grade })
  await buildQuarters(db, school, [schoolClass])
  const anna = await buildPupil(db, school, { class: schoolClass })
  const pyotr =
    children === 2
      ? await buildPupil(db, school, { class: schoolClass, givenName: 'Пётр', birthOn: '2017-03-01' })
      : null
  await buildLinkedGuardian(db, school, {
    of: pyotr ? [anna, pyotr] : [anna],
    externalUserId: chat.id,
    language,
    privacy: privacy ?? null,
  })
  for (const [pupil, label] of [
    [anna, 'Аня'],
    [pyotr, 'Петя'],
  ] as const) {
    if (pupil) await db.models.Guardianship.update({ label }, { where: { pupilId: pupil.id } })
  }
  const course = (subject: string) => buildCourse(db, school, { class: schoolClass, subject })
  return { chats, chat, clock, school, schoolClass, anna, pyotr, course }
}
