import type { Place } from '../problem'
import { holdsOn, type Plan, type RowOf } from './plan'
import type { ReportPupil } from './report-pupils'
import { ensureCourse } from './timetable'

/**
 * The course in which a pupil had a subject: the group's course they belong to, else the class's own.
 * Where neither is known the class gets a course, for a report does not say who sat in which group.
 */
export function courseOf(
  plan: Plan,
  { pupil, schoolClass, year }: ReportPupil,
  subjectId: string,
  day: string,
  place: Place,
): RowOf<'courses'> {
  const { draft, list } = plan
  const courses = draft
    .rows('courses')
    .filter((c) => c.academicYearId === year.id && c.subjectId === subjectId)
  const groups = new Set(
    draft.rows('groupMembers').flatMap((m) => (m.pupilId === pupil.id && holdsOn(m, day) ? [m.groupId] : [])),
  )
  const own = courses.find((c) => c.groupId && groups.has(c.groupId))
  if (own) return own
  const ofClass = courses.find((c) => c.classId === schoolClass.id)
  if (ofClass) return ofClass
  const ofGroups = new Set(
    draft.rows('groupClasses').flatMap((g) => (g.classId === schoolClass.id ? [g.groupId] : [])),
  )
  if (courses.some((c) => c.groupId && ofGroups.has(c.groupId))) {
    const subject = draft.row('subjects', subjectId)?.name ?? ''
    list.warn('groups_unknown_for_marks', { file: place.file }, { subject, class: schoolClass.label })
  }
  return ensureCourse(plan, year, subjectId, { classId: schoolClass.id, groupId: null })
}
