import type { Connection } from '../connection'
import type { AcademicCalendar } from './academic-calendar'
import { subjects } from './curriculum'
import type { DemoSchool } from './demo-notes'
import { insertRows, withIds, type Row } from './insert-rows'
import type { Random } from './random'
import type { SchoolDirectory } from './school-directory'
import type { SchoolSpec } from './school-spec'
import { assignTeachers, type ClassLine, type CourseDraft } from './teaching-load'
import { topicsFor } from './texts/topics'
import { makeTimetable, type Placement } from './timetable'

/** What giving the year's classes their courses takes. */
export interface CoursesToOpen {
  readonly school: DemoSchool
  readonly spec: SchoolSpec
  readonly calendar: AcademicCalendar
  readonly yearId: string
  readonly lines: readonly ClassLine[]
  readonly classIds: ReadonlyMap<string, string>
  readonly directory: SchoolDirectory
  readonly random: Random
}

/** Stores groups, plans, courses with their teachers, and the weekly timetable. */
export async function openCourses(tx: Connection, input: CoursesToOpen): Promise<void> {
  const drafts = assignTeachers(input.spec, input.lines, input.directory.teachers, input.random)
  const timetable = makeTimetable(input.lines, drafts, input.random)
  const planIds = await openPlans(tx, input, drafts)
  const groupIds = await openGroups(tx, input, drafts)
  const courseRows = drafts.map((draft) => ({
    school_id: input.school.id,
    academic_year_id: input.yearId,
    subject_id: input.directory.subjectIds.get(draft.subject) ?? null,
    class_id: draft.group ? null : (input.classIds.get(draft.lines[0]?.label ?? '') ?? null),
    group_id: groupIds.get(draft) ?? null,
    kind: draft.elective ? 'elective' : 'lesson',
    graded: (draft.lines[0]?.grade ?? 1) > 1,
    hours_a_week: draft.hours,
    plan_id: planIds.get(planKey(draft)) ?? null,
  }))
  const courses = await withIds(tx, 'courses', courseRows)
  await insertRows(tx, 'courses', courses)
  const courseIds = new Map(drafts.map((draft, index) => [draft, courses[index]?.id ?? null]))
  await appoint(tx, input, drafts, courseIds)
  await storeTimetable(tx, input, timetable, courseIds)
}

const planKey = ({ subject, lines }: CourseDraft) => `${subject}|${lines[0]?.grade ?? 0}`

/** One plan for all classes of a year of study. */
async function openPlans(
  tx: Connection,
  { school, yearId, directory }: CoursesToOpen,
  drafts: readonly CourseDraft[],
) {
  const parallels = new Map(drafts.map((draft) => [planKey(draft), draft]))
  const rows = [...parallels].map(([key, { subject, lines }]) => ({
    key,
    school_id: school.id,
    academic_year_id: yearId,
    subject_id: directory.subjectIds.get(subject) ?? null,
    name: `${subjects.find((one) => one.key === subject)?.name ?? subject}, ${lines[0]?.grade ?? 1} класс`,
  }))
  const plans = await withIds(tx, 'plans', rows)
  await insertRows(tx, 'plans', plans)
  const topics = plans.flatMap(({ id, key }) => {
    const draft = parallels.get(key)
    const titles = topicsFor(draft?.subject ?? '', draft?.lines[0]?.grade ?? 1)
    return titles.map((title, index): Row => ({
      school_id: school.id,
      plan_id: id,
      number: index + 1,
      title,
      hours: draft?.hours ?? 1,
    }))
  })
  await insertRows(tx, 'plan_topics', await withIds(tx, 'plan_topics', topics))
  return new Map(plans.map(({ id, key }) => [key, id]))
}

async function openGroups(tx: Connection, input: CoursesToOpen, drafts: readonly CourseDraft[]) {
  const { school, yearId, calendar, classIds } = input
  const grouped = drafts.flatMap((draft) => (draft.group ? [{ draft, group: draft.group }] : []))
  const rows = grouped.map(({ group }) => ({
    school_id: school.id,
    academic_year_id: yearId,
    name: group.name,
  }))
  const groups = await withIds(tx, 'groups', rows)
  await insertRows(tx, 'groups', groups)
  const idAt = (index: number) => groups[index]?.id ?? null
  const overClasses = grouped.flatMap(({ draft }, index) =>
    draft.lines.map(({ label }): Row => ({
      school_id: school.id,
      group_id: idAt(index),
      class_id: classIds.get(label) ?? null,
    })),
  )
  await insertRows(tx, 'group_classes', overClasses)
  const members = grouped.flatMap(({ group }, index) =>
    group.pupilIds.map((pupilId): Row => ({
      school_id: school.id,
      group_id: idAt(index),
      pupil_id: pupilId,
      from_on: calendar.fromOn,
      until_on: calendar.untilOn,
    })),
  )
  await insertRows(tx, 'group_members', members)
  return new Map(grouped.map(({ draft }, index) => [draft, idAt(index)]))
}

type CourseIds = ReadonlyMap<CourseDraft, string | null>

/** The teachers of the courses; in most years of study somebody is exempt from physical education. */
async function appoint(
  tx: Connection,
  input: CoursesToOpen,
  drafts: readonly CourseDraft[],
  courseIds: CourseIds,
) {
  const own = { school_id: input.school.id, from_on: input.calendar.fromOn }
  const teachers = drafts.map((draft): Row => ({
    ...own,
    course_id: courseIds.get(draft) ?? null,
    person_id: draft.teacher.id,
    role: 'main',
  }))
  await insertRows(tx, 'course_teachers', teachers)
  const exempt = drafts
    .filter(({ subject, lines }) => subject === 'pe' && (lines[0]?.grade ?? 1) > 4)
    .map((draft): Row => ({
      ...own,
      course_id: courseIds.get(draft) ?? null,
      pupil_id: draft.lines[0]?.pupilIds.at(-2) ?? null,
    }))
  await insertRows(tx, 'course_exemptions', exempt)
}

async function storeTimetable(
  tx: Connection,
  input: CoursesToOpen,
  placed: readonly Placement[],
  courseIds: CourseIds,
) {
  const rows = placed.map(({ course, weekday, number }) => ({
    school_id: input.school.id,
    course_id: courseIds.get(course) ?? null,
    weekday,
    number,
    parity: 'every',
    room_id: course.teacher.roomId,
    from_on: input.calendar.fromOn,
    until_on: input.calendar.untilOn,
  }))
  await insertRows(tx, 'timetable_entries', await withIds(tx, 'timetable_entries', rows))
}
