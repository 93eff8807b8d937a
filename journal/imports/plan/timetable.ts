import type { LocalDate } from '../../ids'
import type { AscLesson, AscTimetable } from '../formats/asc-timetable/read-asc-timetable'
import { CourseGroups, type Learners } from './course-groups'
import { planEntries, type WeeklyPlace } from './entries'
import { later, type Plan, type RowOf } from './plan'
import { ensureSubject, planBells, planClasses, planRooms } from './timetable-places'
import { planTeachers } from './teachers'

type Year = RowOf<'academicYears'>
type Course = RowOf<'courses'>

/** What of the stored lessons a timetable may change. */
export interface TimetableScope {
  /** The first day on which the file's timetable holds. */
  readonly from: LocalDate
  /** Generated lessons from that day on to which nobody has entered anything. */
  readonly untouched: ReadonlySet<string>
}

/** Plans a timetable file for a year: bells, rooms, teachers, classes, groups, courses, the weekly timetable and its lessons. */
export function planTimetable(plan: Plan, timetable: AscTimetable, year: Year, scope: TimetableScope): void {
  const scheduleId = planBells(plan, timetable)
  const rooms = planRooms(plan, timetable)
  const teachers = planTeachers(plan, timetable)
  const classes = planClasses(plan, timetable, year, scheduleId, teachers)
  const groups = new CourseGroups(plan, timetable, year, classes)
  const courses = new Map<string, { course: Course; lessons: AscLesson[] }>()
  for (const lesson of timetable.lessons) {
    const { name = '', shortName = null } = timetable.subjects.get(lesson.subjectId) ?? {}
    const subject = ensureSubject(plan, 'asc', name, shortName)
    const course = ensureCourse(plan, year, subject.id, groups.of(lesson))
    const known = courses.get(course.id)
    if (known) known.lessons.push(lesson)
    else courses.set(course.id, { course, lessons: [lesson] })
  }
  groups.report()
  const places: WeeklyPlace[] = []
  for (const { course, lessons } of courses.values()) {
    const hours = lessons.reduce((sum, { hoursAWeek }) => sum + hoursAWeek, 0)
    const hoursAWeek = hours > 0 && hours < 1_000 ? hours.toFixed(1) : course.hoursAWeek
    plan.draft.change('courses', course, { hoursAWeek })
    planCourseTeachers(plan, course, lessons, teachers, later(scope.from, year.fromOn))
    for (const { id, slots } of lessons) {
      for (const { roomId, ...slot } of slots) {
        places.push({
          ...slot,
          courseId: course.id,
          roomId: (roomId && rooms.get(roomId)) ?? null,
          place: { file: timetable.file, element: `lesson ${id}` },
        })
      }
    }
  }
  planEntries(plan, year, new Set(classes.values()), places, scope)
}

/** The course of a subject for a class or group in a year, made when missing. */
export function ensureCourse(
  { draft }: Plan,
  year: Year,
  subjectId: string,
  { classId, groupId }: Learners,
): Course {
  const found = draft
    .rows('courses')
    .find(
      (c) =>
        c.academicYearId === year.id &&
        c.subjectId === subjectId &&
        c.classId === classId &&
        c.groupId === groupId,
    )
  if (found) {
    draft.keep('courses', found)
    return found
  }
  return draft.add('courses', { academicYearId: year.id, subjectId, classId, groupId, hoursAWeek: null })
}

/** Teachers named by the file join the course; one whom only an earlier file had named leaves it. Others are the school's. */
function planCourseTeachers(
  { draft, ids }: Plan,
  course: Course,
  lessons: readonly AscLesson[],
  teachers: ReadonlyMap<string, string>,
  from: LocalDate,
): void {
  const named = [
    ...new Set(lessons.flatMap(({ teacherIds }) => teacherIds.flatMap((id) => teachers.get(id) ?? []))),
  ]
  const current = draft
    .rows('courseTeachers')
    .filter((t) => t.courseId === course.id && (t.untilOn === null || t.untilOn > from))
  const imported = ids.names('asc', 'course_teacher')
  for (const teacher of current) {
    if (named.includes(teacher.personId)) draft.keep('courseTeachers', teacher)
    else if (imported.has(teacher.id) && teacher.fromOn < from) {
      draft.change('courseTeachers', teacher, { untilOn: from })
    } else if (imported.has(teacher.id)) draft.remove('courseTeachers', teacher)
  }
  const everyone = draft.rows('courseTeachers').filter((t) => t.courseId === course.id)
  named.forEach((personId, i) => {
    if (current.some((t) => t.personId === personId)) return
    const role = i === 0 ? 'main' : 'co_teacher'
    const row = draft.add('courseTeachers', {
      ...{ courseId: course.id, personId, role, untilOn: null },
      fromOn:
        everyone.length === 0 ? (draft.row('academicYears', course.academicYearId)?.fromOn ?? from) : from,
    })
    ids.set('asc', 'course_teacher', `${course.id}|${personId}|${row.fromOn}`, row.id)
  })
}
