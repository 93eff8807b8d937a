import type { AscTimetable } from '../formats/asc-timetable/read-asc-timetable'
import { fold } from '../formats/school-names'
import { schemeForGrade } from './academic-year'
import { ensureClass } from './school-class'
import { holdsOn, later, type Plan, type RowOf } from './plan'

type Year = RowOf<'academicYears'>

/** The name of a bell schedule made from a timetable file; entries of the journal are in Russian. */
const scheduleName = 'Основное'

/** The subject of that name, whatever the school calls it now; made when missing. */
export function ensureSubject(
  { draft, ids }: Plan,
  system: 'asc' | 'report',
  name: string,
  shortName: string | null = null,
): RowOf<'subjects'> {
  const key = fold(name)
  const all = draft.rows('subjects')
  const known =
    draft.row('subjects', ids.find(system, 'subject', key)) ?? all.find((s) => fold(s.name) === key)
  const subject = known ?? draft.add('subjects', { name: name.slice(0, 120), shortName })
  if (known) draft.change('subjects', known, { shortName: known.shortName ?? shortName })
  ids.set(system, 'subject', key, subject.id)
  return subject
}

/** Plans the rooms; room ids by the file's own. */
export function planRooms({ draft, ids }: Plan, { rooms }: AscTimetable): ReadonlyMap<string, string> {
  const result = new Map<string, string>()
  for (const [id, { name, capacity }] of rooms) {
    const key = fold(name)
    const all = draft.rows('rooms')
    const known = draft.row('rooms', ids.find('asc', 'room', key)) ?? all.find((r) => fold(r.name) === key)
    const room = known ?? draft.add('rooms', { name, capacity })
    if (known) draft.change('rooms', known, { capacity: capacity ?? known.capacity })
    ids.set('asc', 'room', key, room.id)
    result.set(id, room.id)
  }
  return result
}

/** Plans the bells: the schedule that came from an earlier file, an equal one of the school, or a new one. */
export function planBells({ draft, ids }: Plan, { bells }: AscTimetable): string | null {
  if (bells.length === 0) return null
  const inSchedule = (id: string) => draft.rows('bells').filter((b) => b.scheduleId === id)
  const equal = (id: string) => {
    const own = inSchedule(id)
    const same = (b: (typeof bells)[number]) =>
      own.some((o) => o.number === b.number && o.startsAt === b.startsAt && o.endsAt === b.endsAt)
    return own.length === bells.length && bells.every(same)
  }
  const schedules = draft.rows('bellSchedules')
  const known =
    draft.row('bellSchedules', ids.find('asc', 'bell_schedule', 'periods')) ??
    schedules.find(({ id }) => equal(id))
  const taken = schedules.some(({ name }) => name === scheduleName)
  const name = taken ? `${scheduleName} (aSc)` : scheduleName
  const schedule = known ?? draft.add('bellSchedules', { name, shift: 1 })
  if (known) draft.keep('bellSchedules', known)
  ids.set('asc', 'bell_schedule', 'periods', schedule.id)
  for (const bell of bells) {
    const own = inSchedule(schedule.id).find((b) => b.number === bell.number)
    if (own) draft.change('bells', own, { startsAt: bell.startsAt, endsAt: bell.endsAt })
    else draft.add('bells', { scheduleId: schedule.id, ...bell })
  }
  return schedule.id
}

/** Plans the classes with their class teachers; class ids by the file's own. */
export function planClasses(
  plan: Plan,
  timetable: AscTimetable,
  year: Year,
  scheduleId: string | null,
  teachers: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const result = new Map<string, string>()
  for (const { id, label, grade, teacherId } of timetable.classes.values()) {
    const place = { file: timetable.file, element: `class ${id}` }
    const row = ensureClass(plan, year, label, place, grade)
    const periodSchemeId = row.periodSchemeId ?? schemeForGrade(plan, year, row.grade, place)
    plan.draft.change('classes', row, { bellScheduleId: row.bellScheduleId ?? scheduleId, periodSchemeId })
    result.set(id, row.id)
    const personId = teacherId ? teachers.get(teacherId) : undefined
    if (personId) planClassTeacher(plan, year, row, personId, place)
  }
  return result
}

/** A class teacher whom an earlier file named gives way to the new one; one named by the school stays. */
function planClassTeacher(
  { draft, ids, list, today }: Plan,
  year: Year,
  { id: classId, label }: RowOf<'classes'>,
  personId: string,
  place: { file: string; element: string },
): void {
  const day = later(today, year.fromOn)
  const current = draft
    .rows('classTeachers')
    .filter((t) => t.classId === classId && holdsOn(t, day < year.untilOn ? day : year.fromOn))
  const same = current.find((t) => t.personId === personId)
  if (same) {
    draft.keep('classTeachers', same)
    return
  }
  const key = `${year.name}|${label}`
  const imported = current.find((t) => t.id === ids.find('asc', 'class_teacher', key))
  if (current.length > 0 && !imported) {
    list.warn('class_teacher_differs', place, { class: label })
    return
  }
  const fromOn = imported ? day : year.fromOn
  if (imported) {
    if (imported.fromOn < day) draft.change('classTeachers', imported, { untilOn: day })
    else draft.remove('classTeachers', imported)
  }
  const row = draft.add('classTeachers', { classId, personId, fromOn, untilOn: null })
  ids.set('asc', 'class_teacher', key, row.id)
}
