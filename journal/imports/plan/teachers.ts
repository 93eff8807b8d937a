import type { AscTeacher, AscTimetable } from '../formats/asc-timetable/read-asc-timetable'
import { fullName, initialsKey, nameKey } from '../formats/person-name'
import { holdsOn, type Plan, type RowOf } from './plan'

type Person = RowOf<'people'>

/**
 * Finds the timetable's teachers among the staff by surname and initials, by the full name where the file has it;
 * one who is not there is made with what is known. Answers person ids by the file's own.
 */
export function planTeachers(plan: Plan, timetable: AscTimetable): ReadonlyMap<string, string> {
  const { draft, list, ids, today } = plan
  const staff = new Set(draft.rows('staffRoles').map(({ personId }) => personId))
  const current = draft.rows('people').filter((p) => staff.has(p.id) && !(p.leftOn && p.leftOn <= today))
  const result = new Map<string, string>()
  for (const teacher of timetable.teachers.values()) {
    const place = { file: timetable.file, element: `teacher ${teacher.id}` }
    const key = `teacher:${nameKey(teacher.name)}`
    const known = draft.row('people', ids.find('asc', 'person', key))
    const candidates = known ? [known] : matching(teacher, current)
    if (candidates.length > 1) {
      list.error('teacher_ambiguous', place, { name: fullName(teacher.name) })
      continue
    }
    const person = candidates[0] ?? add(plan, teacher)
    if (candidates[0]) draft.keep('people', candidates[0], 'teachers')
    else {
      list.warn(teacher.initials ? 'teacher_created_with_initials' : 'teacher_created', place, {
        name: fullName(teacher.name),
      })
    }
    ids.set('asc', 'person', key, person.id)
    ensureTeacherRole(plan, person)
    result.set(teacher.id, person.id)
  }
  return result
}

function matching(teacher: AscTeacher, staff: readonly Person[]): Person[] {
  const exact = staff.filter((p) => nameKey(p) === nameKey(teacher.name))
  if (exact.length > 0 || !teacher.initials) return exact
  const [key, short] = [initialsKey(teacher.name), teacher.name.patronymic === null]
  return staff.filter((p) => {
    const own = initialsKey(p)
    return own !== null && key !== null && (own === key || (short && own.startsWith(`${key} `)))
  })
}

const add = ({ draft }: Plan, { name, sex }: AscTeacher): Person =>
  draft.add('people', { ...name, sex, birthOn: null, leftOn: null }, 'teachers')

function ensureTeacherRole({ draft, today }: Plan, person: Person): void {
  const known = draft
    .rows('staffRoles')
    .some((r) => r.personId === person.id && (holdsOn(r, today) || r.fromOn > today))
  if (!known) draft.add('staffRoles', { personId: person.id, role: 'teacher', fromOn: today, untilOn: null })
}
