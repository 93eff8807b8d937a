import { z } from 'zod'

/** How much a message in a foreign messenger says, from everything to nothing. */
export const privacyLevels = ['full', 'initials', 'minimal', 'link'] as const
export type PrivacyLevel = (typeof privacyLevels)[number]

/** What a consent covers, item by item. */
export const consentItems = ['basics', 'marks', 'attendance'] as const
export type ConsentItem = (typeof consentItems)[number]

const grades = z.array(z.int().min(1).max(12)).max(12)

/** A moment by which an entry is due on a lesson's day. */
const deadline = z.discriminatedUnion('kind', [
  /** So long after the last lesson of that teacher that day (S3-Р 2.4: two hours). */
  z.object({ kind: z.literal('after_teacher'), minutes: z.int().min(0).max(600) }),
  /** So long after the class's last lesson that day (S2-И: one hour). */
  z.object({ kind: z.literal('after_class'), minutes: z.int().min(0).max(600) }),
  /** Until the lesson's day ends (S4 4.4.3, S3-Р 2.3). */
  z.object({ kind: z.literal('lesson_day') }),
])

/** A school's settings with their defaults; where the regulations disagree, the difference is here. */
export const settingsSchema = z.strictObject({
  /** Whether pupils are addressed with «ты»: by grade (1–9 «ты», others «вы»), always, or never. */
  pupilAddress: z.enum(['by_grade', 'informal', 'formal']).default('by_grade'),
  privacy: z.enum(privacyLevels).default('full'),
  /** Reasons of health in chats; otherwise «причина известна». */
  healthReasonsInChat: z.boolean().default(false),
  /** Forbids forwarding and saving of messages with marks and absences. */
  protectContent: z.boolean().default(false),
  consentEvidence: z.enum(['chat', 'paper']).default('chat'),
  /** Items without which nobody is linked; the others are switches. */
  requiredConsentItems: z.array(z.enum(consentItems)).default(['basics']),
  /** Version of the school's consent document; a new text gets a new version. */
  consentTextVersion: z.string().min(1).max(40).default('1'),
  /** The school's own text of the consent document instead of the standard one. */
  consentText: z.string().min(1).max(20_000).nullable().default(null),
  /** Age from which a pupil consents for themself; below it a guardian's consent must be on file. */
  ownConsentAge: z.int().min(6).max(18).default(14),
  /** Days a link code lives unless the issuer says otherwise. */
  linkCodeDays: z.int().min(1).max(365).default(60),
  /** Minutes before families see an entry, during which it can be undone. */
  graceMinutes: z.int().min(0).max(120).default(10),
  /** Grades in which no marks are given (S3-П 1.3: 1; S0 3.7.3: 1–2). */
  gradesWithoutMarks: grades.default([1]),
  /** Grades in which no homework is set (S3-П 1.3). */
  gradesWithoutHomework: grades.default([1]),
  homeworkDeadline: deadline.default({ kind: 'after_teacher', minutes: 120 }),
  attendanceDeadline: deadline.default({ kind: 'lesson_day' }),
  /** Fraction from which a term mark is rounded up when it is suggested. */
  roundUpFrom: z.number().min(0.01).max(0.99).default(0.5),
  /** Marks that a term mark should rest on; a warning, never a bar (S4 5.2: 3). */
  minimumMarks: z.int().min(0).max(20).default(3),
  journalOfRecord: z.enum(['here', 'elsewhere']).default('here'),
})

export type Settings = z.output<typeof settingsSchema>

/** Values that differ from the defaults, as stored. */
export type SettingsOverrides = z.input<typeof settingsSchema>

const parsed = new Map<string, Settings>()

/**
 * The settings behind one stored version: its values over the documented defaults.
 * Versions with equal values are parsed once.
 */
export function settingsOf(overrides: Record<string, unknown>): Settings {
  const key = JSON.stringify(overrides)
  let settings = parsed.get(key)
  if (!settings) {
    settings = settingsSchema.parse(overrides)
    parsed.set(key, settings)
  }
  return settings
}

/** The stricter of two privacy levels: a person may say less than the school allows, never more. */
export const stricter = (a: PrivacyLevel, b: PrivacyLevel | null): PrivacyLevel =>
  b && privacyLevels.indexOf(b) > privacyLevels.indexOf(a) ? b : a
