import type { Database } from '../../db/connection'
import { actorByExternalUser } from '../../db/queries/actor'
import { actorOf, type Actor } from '../../journal/actor'
import { instantOf, type Clock } from '../../journal/clock'
import type { Caller, Journal, Operation } from '../../journal/operation'
import type { SettingsOverrides } from '../../journal/settings'

/** The Tuesday, a school day, on which tests take place unless they say otherwise. */
export const testDay = '2026-11-24'
/** The zone of a school that names none. */
export const testZone = 'Europe/Moscow'
/** Midday of {@link testDay}. */
export const testNow = instantOf(testDay, '12:00', testZone)

/** A clock that stands still until it is moved. */
export interface HandClock extends Clock {
  set(instant: Date): void
  advance(milliseconds: number): void
}

/** A clock that stands at `start`. */
export function handClock(start: Date = testNow): HandClock {
  let now = start
  return {
    now: () => now,
    set: (instant) => (now = instant),
    advance: (milliseconds) => (now = new Date(now.getTime() + milliseconds)),
  }
}

/** The core over a test database. */
export const testJournal = (db: Database, clock: Clock = handClock()): Journal => ({
  db,
  clock,
  secretKey: Buffer.alloc(32, 7),
})

/** A program's own caller, such as the operator's command line. */
export const commandCaller: Caller = { actor: { kind: 'command', name: 'test' } }

let counter = 0
/** A number that no earlier call in this process gave. */
export const next = (): number => ++counter

export interface School {
  readonly id: string
  readonly yearId: string
  readonly zone: string
}

interface SchoolOptions {
  readonly kind?: 'school' | 'college'
  readonly name?: string
  readonly shortName?: string
  readonly phone?: string | null
  readonly address?: string
  readonly dataOfficer?: string
  readonly zone?: string
  readonly settings?: SettingsOverrides
}

/** A school with the academic year 2026/2027 and, when given, settings that differ from the defaults. */
export async function buildSchool(db: Database, options: SchoolOptions = {}): Promise<School> {
  const { settings, zone = testZone, kind = 'school' } = options
  const school = await db.models.School.create({
    kind,
    name: options.name ?? 'МБОУ «Школа № 12»',
    shortName: options.shortName ?? 'Школа № 12',
    address: options.address ?? 'г. Ильинск, ул. Новая, д. 1',
    phone: options.phone === undefined ? '+7 495 000-00-12' : options.phone,
    dataOfficer: options.dataOfficer ?? 'Орлова Вера Павловна',
    timeZone: zone,
  })
  if (settings) {
    await db.models.SchoolSettings.create({ schoolId: school.id, validFrom: '2020-01-01', settings })
  }
  const year = await db.models.AcademicYear.create({
    schoolId: school.id,
    name: '2026/2027',
    fromOn: '2026-09-01',
    untilOn: '2027-09-01',
  })
  return { id: school.id, yearId: year.id, zone }
}

export interface SchoolClass {
  readonly id: string
  readonly schoolId: string
  readonly label: string
  readonly grade: number | null
}

/** A class of a school's year; `7Б` of grade 7 unless said otherwise. */
export async function buildClass(
  db: Database,
  school: School,
  { label = '7Б', grade = 7 }: { label?: string; grade?: number | null } = {},
): Promise<SchoolClass> {
  const row = await db.models.Class.create({
    schoolId: school.id,
    academicYearId: school.yearId,
    label,
    grade,
  })
  return { id: row.id, schoolId: school.id, label, grade }
}

export interface Person {
  readonly id: string
  readonly schoolId: string
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string | null
}

interface PersonOptions {
  readonly surname?: string
  readonly givenName?: string
  readonly patronymic?: string | null
  readonly birthOn?: string | null
  readonly leftOn?: string | null
}

/** Somebody at a school, without any role. */
export async function buildPerson(
  db: Database,
  school: { readonly id: string },
  {
    surname = 'Козлова',
    givenName = 'Анна',
    patronymic = null,
    birthOn = null,
    leftOn = null,
  }: PersonOptions = {},
): Promise<Person> {
  const values = { surname, givenName, patronymic }
  const row = await db.models.Person.create({ schoolId: school.id, ...values, birthOn, leftOn })
  return { id: row.id, schoolId: school.id, ...values }
}

interface PupilOptions extends PersonOptions {
  readonly class?: SchoolClass
  readonly from?: string
  readonly until?: string
  readonly registerNumber?: number
}

/** A pupil of thirteen, in a class from 1 September when one is given. */
export async function buildPupil(
  db: Database,
  school: School,
  { class: schoolClass, from = '2026-09-01', until, registerNumber, ...person }: PupilOptions = {},
): Promise<Person> {
  const pupil = await buildPerson(db, school, { birthOn: '2013-05-12', ...person })
  if (schoolClass) {
    await db.models.ClassMembership.create({
      schoolId: school.id,
      classId: schoolClass.id,
      pupilId: pupil.id,
      fromOn: from,
      untilOn: until ?? null,
      registerNumber: registerNumber ?? null,
    })
  }
  return pupil
}

interface GuardianshipOptions {
  readonly relation?: 'mother' | 'father' | 'guardian' | 'trustee' | 'foster_parent' | 'other'
  readonly from?: string
  readonly until?: string
  readonly restrictedFrom?: string
  readonly label?: string
}

/** Makes a person the guardian of a pupil. */
export async function buildGuardianship(
  db: Database,
  guardian: Person,
  pupil: Person,
  { relation = 'mother', from = '2020-01-01', until, restrictedFrom, label }: GuardianshipOptions = {},
): Promise<{ readonly id: string }> {
  const row = await db.models.Guardianship.create({
    schoolId: pupil.schoolId,
    guardianId: guardian.id,
    pupilId: pupil.id,
    relation,
    fromOn: from,
    untilOn: until ?? null,
    restrictedFrom: restrictedFrom ?? null,
    label: label ?? null,
  })
  return { id: row.id }
}

/** A guardian of the given pupils. */
export async function buildGuardian(
  db: Database,
  school: School,
  {
    of,
    guardianship,
    ...person
  }: PersonOptions & { of: readonly Person[]; guardianship?: GuardianshipOptions },
): Promise<Person> {
  const guardian = await buildPerson(db, school, { givenName: 'Ольга', patronymic: 'Сергеевна', ...person })
  for (const pupil of of) await buildGuardianship(db, guardian, pupil, guardianship)
  return guardian
}

type Role = 'administrator' | 'technical_administrator' | 'director' | 'deputy_head' | 'secretary' | 'teacher'

interface StaffOptions extends PersonOptions {
  readonly roles?: readonly Role[]
  /** Classes that this person leads from 1 September. */
  readonly leads?: readonly SchoolClass[]
}

/** A member of staff; a teacher unless said otherwise. */
export async function buildStaff(
  db: Database,
  school: School,
  { roles = ['teacher'], leads = [], ...person }: StaffOptions = {},
): Promise<Person> {
  const names = { surname: 'Соколова', givenName: 'Мария', patronymic: 'Ивановна' }
  const staff = await buildPerson(db, school, { ...names, ...person })
  for (const role of roles) {
    await db.models.StaffRole.create({ schoolId: school.id, personId: staff.id, role, fromOn: '2020-01-01' })
  }
  for (const { id } of leads) {
    await db.models.ClassTeacher.create({
      schoolId: school.id,
      classId: id,
      personId: staff.id,
      fromOn: '2026-09-01',
    })
  }
  return staff
}

export interface Account {
  readonly id: string
  readonly linkId: string
  readonly externalUserId: string
}

interface AccountOptions {
  readonly externalUserId?: string
  readonly language?: 'ru' | 'en' | null
  readonly privacy?: 'full' | 'initials' | 'minimal' | 'link' | null
}

/** Links a messenger account to a person; the same `externalUserId` links one account to several people. */
export async function linkAccount(
  db: Database,
  person: Person,
  { externalUserId = String(700_000 + next()), language = 'ru', privacy = null }: AccountOptions = {},
): Promise<Account> {
  const [account] = await db.models.Account.findOrCreate({
    where: { channel: 'telegram', externalUserId },
    defaults: { externalUserId, language, privacy },
  })
  const link = await db.models.AccountLink.create({
    accountId: account.id,
    schoolId: person.schoolId,
    personId: person.id,
    linkedAt: testNow,
  })
  return { id: account.id, linkId: link.id, externalUserId }
}

/** Records that a channel consent was given, all items unless said otherwise; by the pupil when no guardian is named. */
export async function giveConsent(
  db: Database,
  pupil: Person,
  by: Person = pupil,
  { items = ['basics', 'marks', 'attendance'], number }: { items?: readonly string[]; number?: string } = {},
): Promise<void> {
  const consentNumber = number ?? String(next())
  for (const item of items) {
    await db.models.Consent.create({
      schoolId: pupil.schoolId,
      subjectId: pupil.id,
      givenById: by.id,
      kind: 'channel',
      item,
      number: consentNumber,
      textVersion: '1',
      fromOn: '2026-09-01',
      evidence: 'chat',
      givenAt: testNow,
    })
  }
}

/** A guardian's account, linked and with consent for every given child. */
export async function buildLinkedGuardian(
  db: Database,
  school: School,
  {
    of,
    ...options
  }: PersonOptions & AccountOptions & { of: readonly Person[]; guardianship?: GuardianshipOptions },
): Promise<{ readonly guardian: Person; readonly account: Account }> {
  const guardian = await buildGuardian(db, school, { of, ...options })
  for (const pupil of of) await giveConsent(db, pupil, guardian)
  return { guardian, account: await linkAccount(db, guardian, options) }
}

/** Resolves the actor of a messenger user as the bot would. */
export async function actorFor(
  db: Database,
  { externalUserId }: Pick<Account, 'externalUserId'>,
  now: Date = testNow,
): Promise<Actor> {
  const [row] = await db.run(actorByExternalUser, ['telegram', externalUserId, now])
  return actorOf({ channel: 'telegram', externalUserId }, row?.actor ?? null)
}

/** A messenger user nobody knows yet. */
export const stranger = (externalUserId = String(900_000 + next())) =>
  ({ kind: 'stranger', user: { channel: 'telegram', externalUserId } }) as const

/** Runs an operation as an account, its actor read afresh. */
export async function runAs<Input, Result>(
  journal: Journal,
  account: Pick<Account, 'externalUserId'>,
  operation: Operation<Input, Result>,
  input: Input,
): Promise<Result> {
  const actor = await actorFor(journal.db, account, journal.clock.now())
  return operation(journal, { actor }, input)
}

/** A subject by name. */
export async function buildSubject(
  db: Database,
  school: School,
  name = 'Алгебра',
): Promise<{ readonly id: string }> {
  const [row] = await db.models.Subject.findOrCreate({
    where: { schoolId: school.id, name },
    defaults: { schoolId: school.id, name },
  })
  return { id: row.id }
}

export interface Course {
  readonly id: string
  readonly schoolId: string
  readonly subjectId: string
}

/** A course of a whole class with its main teacher, when one is given. */
export async function buildCourse(
  db: Database,
  school: School,
  options: { readonly class: SchoolClass; readonly subject?: string; readonly teacher?: Person },
): Promise<Course> {
  const subject = await buildSubject(db, school, options.subject)
  const course = await db.models.Course.create({
    schoolId: school.id,
    academicYearId: school.yearId,
    subjectId: subject.id,
    classId: options.class.id,
  })
  if (options.teacher) {
    await db.models.CourseTeacher.create({
      schoolId: school.id,
      courseId: course.id,
      personId: options.teacher.id,
      fromOn: '2026-09-01',
    })
  }
  return { id: course.id, schoolId: school.id, subjectId: subject.id }
}

interface LessonOptions {
  readonly day?: string
  readonly number?: number
  /** Wall-clock times; the first lesson begins at 8:30, each takes 40 minutes, breaks take 15. */
  readonly from?: string
  readonly until?: string
  readonly room?: string
  readonly topic?: string
  readonly status?: 'planned' | 'held' | 'cancelled'
}

const minutesOfFirst = 8 * 60 + 30
const wallTime = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** One lesson of a course. */
export async function buildLesson(
  db: Database,
  school: School,
  course: Course,
  { day = testDay, number = 1, from, until, room, topic, status = 'planned' }: LessonOptions = {},
): Promise<{ readonly id: string; readonly day: string; readonly number: number }> {
  const begins = minutesOfFirst + (number - 1) * 55
  const [roomRow] = room
    ? await db.models.Room.findOrCreate({
        where: { schoolId: school.id, name: room },
        defaults: { schoolId: school.id, name: room },
      })
    : []
  const row = await db.models.Lesson.create({
    schoolId: school.id,
    courseId: course.id,
    day,
    number,
    startsAt: instantOf(day, from ?? wallTime(begins), school.zone),
    endsAt: instantOf(day, until ?? wallTime(begins + 40), school.zone),
    roomId: roomRow?.id ?? null,
    topic: topic ?? null,
    status,
  })
  return { id: row.id, day, number }
}
