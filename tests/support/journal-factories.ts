import type { Database } from '../../db/connection'
import { addDays, instantOf } from '../../journal/clock'
import { next, testDay, type Course, type Person, type School, type SchoolClass } from './factories'

type SchemeKind = 'quarter' | 'trimester' | 'half_year' | 'semester' | 'module' | 'year'

/** Gives classes a scheme of periods; each period is its first day and the day after its last. */
export async function buildTerms(
  db: Database,
  school: School,
  kind: SchemeKind,
  periods: readonly (readonly [string, string])[],
  classes: readonly SchoolClass[],
): Promise<readonly { readonly id: string }[]> {
  const scheme = await db.models.PeriodScheme.create({
    schoolId: school.id,
    academicYearId: school.yearId,
    kind,
  })
  const rows = []
  for (const [i, [fromOn, untilOn]] of periods.entries()) {
    rows.push(
      await db.models.Period.create({
        schoolId: school.id,
        schemeId: scheme.id,
        number: i + 1,
        fromOn,
        untilOn,
      }),
    )
  }
  for (const { id } of classes) await db.models.Class.update({ periodSchemeId: scheme.id }, { where: { id } })
  return rows.map(({ id }) => ({ id }))
}

/** The quarters of 2026/2027 that tests take place in: the second runs from 9 November to 30 December. */
export const buildQuarters = (db: Database, school: School, classes: readonly SchoolClass[]) =>
  buildTerms(
    db,
    school,
    'quarter',
    [
      ['2026-09-01', '2026-10-31'],
      ['2026-11-09', '2026-12-31'],
    ],
    classes,
  )

/** A group of pupils over a class and its course. */
export async function buildGroupCourse(
  db: Database,
  school: School,
  options: {
    readonly class: SchoolClass
    readonly subject: string
    readonly group: string
    readonly subjectId?: string
  },
): Promise<Course & { readonly groupId: string }> {
  const group = await db.models.Group.create({
    schoolId: school.id,
    academicYearId: school.yearId,
    name: options.group,
  })
  await db.models.GroupClass.create({
    schoolId: school.id,
    groupId: group.id,
    classId: options.class.id,
  })
  const [subject] = await db.models.Subject.findOrCreate({
    where: { schoolId: school.id, name: options.subject },
    defaults: { schoolId: school.id, name: options.subject },
  })
  const course = await db.models.Course.create({
    schoolId: school.id,
    academicYearId: school.yearId,
    subjectId: subject.id,
    groupId: group.id,
  })
  return { id: course.id, schoolId: school.id, subjectId: subject.id, groupId: group.id }
}

/** Puts a pupil into a group for a while. */
export async function joinGroup(
  db: Database,
  pupil: Person,
  { groupId }: { readonly groupId: string },
  from = '2026-09-01',
  until: string | null = null,
): Promise<void> {
  await db.models.GroupMember.create({
    schoolId: pupil.schoolId,
    groupId,
    pupilId: pupil.id,
    fromOn: from,
    untilOn: until,
  })
}

interface MarkOptions {
  readonly day?: string
  readonly value?: number | null
  readonly code?: string | null
  readonly weight?: number
  readonly counts?: boolean
  readonly workType?: string
  readonly title?: string
  readonly publishedAt?: Date
  readonly previousValue?: number
  readonly changedAt?: Date
  readonly withdrawnAt?: Date
  readonly comment?: string
  readonly lessonId?: string
}

/** A mark for a work of its own; published at four in the afternoon of its day unless said otherwise. */
export async function buildMark(
  db: Database,
  school: School,
  course: Course,
  pupil: Person,
  options: MarkOptions = {},
): Promise<{ readonly id: string }> {
  const { day = testDay, weight = 1, code = null } = options
  const workTypeId = options.workType ? await workType(db, school, options.workType, weight) : null
  const work = await db.models.Work.create({
    schoolId: school.id,
    courseId: course.id,
    lessonId: options.lessonId ?? null,
    workTypeId,
    day,
    title: options.title ?? null,
  })
  const publishedAt = options.publishedAt ?? instantOf(day, '10:00', school.zone)
  const row = await db.models.Mark.create({
    schoolId: school.id,
    workId: work.id,
    pupilId: pupil.id,
    subjectId: course.subjectId,
    day,
    value: code === null ? (options.value ?? 5) : null,
    code,
    weight: String(weight),
    counts: options.counts ?? true,
    enteredAt: publishedAt,
    publishedAt,
    previousValue: options.previousValue ?? null,
    changedAt: options.changedAt ?? null,
    withdrawnAt: options.withdrawnAt ?? null,
    comment: options.comment ?? null,
  })
  return { id: row.id }
}

async function workType(db: Database, school: School, name: string, weight: number): Promise<string> {
  const [row] = await db.models.WorkType.findOrCreate({
    where: { schoolId: school.id, name },
    defaults: { schoolId: school.id, name, weight: String(weight) },
  })
  return row.id
}

interface AttendanceOptions {
  readonly presence?: 'present' | 'absent' | 'late' | 'left_early' | 'remote'
  readonly reason?: 'unknown' | 'unexcused' | 'ill' | 'excused'
  readonly minutes?: number
  readonly publishedAt?: Date
}

/** How a pupil attended a lesson; absent for an unknown reason unless said otherwise. */
export async function buildAttendance(
  db: Database,
  school: School,
  lesson: { readonly id: string; readonly day: string },
  pupil: Person,
  { presence = 'absent', reason = 'unknown', minutes, publishedAt }: AttendanceOptions = {},
): Promise<void> {
  const at = publishedAt ?? instantOf(lesson.day, '10:00', school.zone)
  await db.models.Attendance.create({
    schoolId: school.id,
    lessonId: lesson.id,
    pupilId: pupil.id,
    day: lesson.day,
    presence,
    reason,
    minutes: minutes ?? null,
    enteredAt: at,
    publishedAt: at,
  })
}

interface HomeworkOptions {
  readonly dueOn?: string
  readonly kind?: 'task' | 'none'
  readonly body?: string
  readonly lessonId?: string
  readonly for?: readonly Person[]
  readonly publishedAt?: Date
  readonly files?: readonly { readonly name: string; readonly mediaType: string; readonly bytes: Buffer }[]
}

/** Homework of a course, due on the day after {@link testDay} unless said otherwise. */
export async function buildHomework(
  db: Database,
  school: School,
  course: Course,
  options: HomeworkOptions = {},
): Promise<{ readonly id: string }> {
  const { dueOn = addDays(testDay, 1), kind = 'task' } = options
  const publishedAt = options.publishedAt ?? instantOf(addDays(testDay, -1), '15:00', school.zone)
  const row = await db.models.Homework.create({
    schoolId: school.id,
    courseId: course.id,
    lessonId: options.lessonId ?? null,
    dueOn,
    kind,
    body: kind === 'task' ? (options.body ?? '§ 12') : null,
    audience: options.for ? 'pupils' : 'course',
    enteredAt: publishedAt,
    publishedAt,
  })
  for (const { id } of options.for ?? []) {
    await db.models.HomeworkPupil.create({ schoolId: school.id, homeworkId: row.id, pupilId: id })
  }
  for (const [position, { name, mediaType, bytes }] of (options.files ?? []).entries()) {
    const sha256 = Buffer.alloc(32, next())
    const file = await db.models.File.create({
      schoolId: school.id,
      sha256,
      name,
      mediaType,
      size: bytes.length,
      bytes,
      createdAt: publishedAt,
    })
    await db.models.HomeworkFile.create({
      schoolId: school.id,
      homeworkId: row.id,
      fileId: file.id,
      position,
    })
  }
  return { id: row.id }
}
