import type { Database } from '../../../db/connection'
import { addDays } from '../../../journal/clock'
import {
  buildClass,
  buildCourse,
  buildLesson,
  buildPerson,
  buildSchool,
  giveConsent,
  linkAccount,
  next,
  testDay,
  testNow,
  type Course,
  type Person,
  type School,
  type SchoolClass,
} from '../../support/factories'
import { buildHomework, buildMark, buildQuarters } from '../../support/journal-factories'
import { secretText } from './oracle'
import { accounts, classesASchool, past, type Plan, type PlannedPerson } from './plan'

interface StoredClass extends SchoolClass {
  readonly course: Course
}

interface StoredSchool extends School {
  readonly classes: readonly StoredClass[]
}

/** A plan as it stands in the database. */
export interface Stored {
  readonly schools: readonly StoredSchool[]
  readonly people: ReadonlyMap<PlannedPerson, Person>
  /** Messenger users by the number of their account. */
  readonly users: readonly string[]
  /** Ids of accounts' links and of guardianships. */
  readonly otherIds: readonly string[]
}

async function storeSchool(db: Database): Promise<StoredSchool> {
  const school = await buildSchool(db)
  const classes: StoredClass[] = []
  for (let i = 0; i < classesASchool; i++) {
    const stored = await buildClass(db, school, { label: `${7 + i}А`, grade: 7 + i })
    const course = await buildCourse(db, school, { class: stored })
    for (const day of [testDay, addDays(testDay, 1)]) await buildLesson(db, school, course, { day })
    classes.push({ ...stored, course })
  }
  await buildQuarters(db, school, classes)
  return { ...school, classes }
}

async function storePupil(
  db: Database,
  school: StoredSchool,
  planned: PlannedPerson,
  pupil: Person,
): Promise<void> {
  if (!planned.pupil) return
  const { class: own, formerClass, bornOn: _ } = planned.pupil
  const member = (index: number, fromOn: string, untilOn: string | null) =>
    db.models.ClassMembership.create({
      schoolId: school.id,
      classId: school.classes[index]!.id,
      pupilId: pupil.id,
      fromOn,
      untilOn,
    })
  const left = planned.leftOn === past ? past : null
  if (formerClass !== null) await member(formerClass, '2026-09-01', '2026-10-01')
  await member(own, formerClass === null ? '2026-09-01' : '2026-10-01', left)
  const { course } = school.classes[own]!
  const remark = secretText('comment', planned)
  await buildMark(db, school, course, pupil, { comment: remark, title: remark })
  const text = secretText('homework', planned)
  const file = { name: `${text}.pdf`, mediaType: 'application/pdf', bytes: Buffer.from('%PDF') }
  await buildHomework(db, school, course, { body: text, for: [pupil], files: [file] })
}

async function storeWards(
  db: Database,
  planned: PlannedPerson,
  guardian: Person,
  people: ReadonlyMap<PlannedPerson, Person>,
): Promise<string[]> {
  const ids: string[] = []
  for (const { pupil, until, restricted, consents, withdrawn } of planned.wards) {
    const child = people.get(pupil)!
    const row = await db.models.Guardianship.create({
      schoolId: guardian.schoolId,
      guardianId: guardian.id,
      pupilId: child.id,
      relation: 'mother',
      fromOn: '2020-01-01',
      untilOn: until,
      restrictedFrom: restricted?.from ?? null,
      restrictedUntil: restricted?.until ?? null,
    })
    ids.push(row.id)
    await giveConsent(db, child, guardian, { items: consents })
    if (withdrawn) {
      const where = { givenById: guardian.id, subjectId: child.id }
      await db.models.Consent.update({ withdrawnAt: testNow }, { where })
    }
  }
  return ids
}

async function storeWork(
  db: Database,
  school: StoredSchool,
  planned: PlannedPerson,
  person: Person,
): Promise<void> {
  const common = { schoolId: school.id, personId: person.id, fromOn: '2026-09-01' }
  for (const { role, until } of planned.roles) {
    await db.models.StaffRole.create({ ...common, role, untilOn: until })
  }
  for (const { class: led, until } of planned.leads) {
    await db.models.ClassTeacher.create({ ...common, classId: school.classes[led]!.id, untilOn: until })
  }
  if (planned.teaches !== null) {
    await db.models.CourseTeacher.create({ ...common, courseId: school.classes[planned.teaches]!.course.id })
  }
}

/**
 * Stores a plan; every pupil's name, remarks on a mark and homework carry their marker.
 * @param users messenger users by the number of their account; made up when none are given
 */
export async function store(
  db: Database,
  plan: Plan,
  users = Array.from({ length: accounts }, () => String(600_000 + next())),
): Promise<Stored> {
  const schools: StoredSchool[] = []
  for (let i = 0; i < plan.schools; i++) schools.push(await storeSchool(db))
  const people = new Map<PlannedPerson, Person>()
  for (const planned of plan.people) {
    const name = planned.pupil ? secretText('name', planned) : `Взрослый${planned.marker}`
    const names = { surname: name, givenName: name }
    const birthOn = planned.pupil?.bornOn ?? null
    people.set(
      planned,
      await buildPerson(db, schools[planned.school]!, { ...names, birthOn, leftOn: planned.leftOn }),
    )
  }
  const otherIds: string[] = []
  for (const [planned, person] of people) {
    const school = schools[planned.school]!
    await storePupil(db, school, planned, person)
    if (planned.pupil) await giveConsent(db, person, person, { items: planned.ownConsents })
    otherIds.push(...(await storeWards(db, planned, person, people)))
    await storeWork(db, school, planned, person)
    if (planned.account === null) continue
    const { linkId } = await linkAccount(db, person, { externalUserId: users[planned.account]! })
    otherIds.push(linkId)
    if (planned.unlinked) {
      const unlinked = { unlinkedAt: testNow, unlinkReason: 'self' as const }
      await db.models.AccountLink.update(unlinked, { where: { id: linkId } })
    }
  }
  return { schools, people, users, otherIds }
}
