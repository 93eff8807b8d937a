import { ProblemList, type Problem } from '../../problem'
import { teacherName, type PersonName } from '../person-name'
import { classLabel, gradeOf } from '../school-names'
import type { SourceFile } from '../source-file'
import { readCards, type Slot } from './read-cards'
import { readXml, type Attributes, type Elements } from './read-xml'

export interface AscBell {
  readonly number: number
  readonly startsAt: string
  readonly endsAt: string
}
export interface AscTeacher {
  readonly id: string
  readonly name: PersonName
  /** Only initials are known beside the surname. */
  readonly initials: boolean
  readonly sex: 'female' | 'male' | null
}
export interface AscClass {
  readonly id: string
  readonly label: string
  readonly grade: number | null
  readonly teacherId: string | null
}
export interface AscGroup {
  readonly id: string
  readonly classId: string
  readonly name: string
  readonly entire: boolean
  readonly division: string
  readonly studentIds: readonly string[]
}
export interface AscLesson {
  readonly id: string
  readonly subjectId: string
  readonly classIds: readonly string[]
  readonly groupIds: readonly string[]
  readonly teacherIds: readonly string[]
  readonly hoursAWeek: number
  readonly slots: readonly Slot[]
}

/** What a timetable file says, names of people and things by the file's own ids. */
export interface AscTimetable {
  readonly file: string
  readonly bells: readonly AscBell[]
  readonly subjects: ReadonlyMap<string, { readonly name: string; readonly shortName: string | null }>
  readonly teachers: ReadonlyMap<string, AscTeacher>
  readonly rooms: ReadonlyMap<string, { readonly name: string; readonly capacity: number | null }>
  readonly classes: ReadonlyMap<string, AscClass>
  readonly groups: ReadonlyMap<string, AscGroup>
  readonly students: ReadonlyMap<string, { readonly classId: string; readonly name: string }>
  readonly lessons: readonly AscLesson[]
  readonly problems: readonly Problem[]
}

const listed = (text: string | undefined) =>
  (text ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean)

const byId = <T>(elements: readonly Attributes[], read: (item: Attributes, id: string) => T | null) => {
  const map = new Map<string, T>()
  for (const item of elements) {
    const value = item['id'] ? read(item, item['id']) : null
    if (item['id'] && value !== null) map.set(item['id'], value)
  }
  return map
}

const whole = (text: string | undefined) => (/^\d{1,4}$/.test(text ?? '') ? Number(text) : null)

const clock = (text: string | undefined): string | null => {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})/.exec(text ?? '') ?? []
  const valid = Number(hours) < 24 && Number(minutes) < 60
  return valid ? `${(hours ?? '').padStart(2, '0')}:${minutes ?? ''}:00` : null
}

/** Reads an aSc Timetables XML export, windows-1251 or UTF-8 as its prolog says. */
export function readAscTimetable(file: SourceFile): AscTimetable {
  const all = readXml(file)
  const list = new ProblemList()
  const subjects = byId(all('subjects', 'subject'), ({ name, short }) =>
    name
      ? { name: name.slice(0, 120), shortName: short && short !== name ? short.slice(0, 40) : null }
      : null,
  )
  const rooms = byId(all('classrooms', 'classroom'), ({ name, short, capacity }) => {
    const known = (name ?? '') || (short ?? '')
    return known ? { name: known.slice(0, 40), capacity: whole(capacity) || null } : null
  })
  const teachers = byId(all('teachers', 'teacher'), (t, id) => teacherOf(t, id, file.name, list))
  const classes = byId(all('classes', 'class'), (c, id) => classOf(c, id))
  const groups = byId(all('groups', 'group'), groupOf)
  const students = byId(
    all('students', 'student'),
    ({ classid = '', name = '', firstname = '', lastname = '' }) => ({
      classId: classid,
      name: lastname ? `${lastname} ${firstname}` : name,
    }),
  )
  const known = { subjects, rooms, teachers, classes, groups }
  const lessons = lessonsOf(all, known, file.name, list)
  if (lessons.length === 0) list.error('timetable_without_lessons', { file: file.name })
  return {
    ...{ file: file.name, bells: bellsOf(all, file.name, list), students, lessons, ...known },
    problems: list.problems,
  }
}

function bellsOf(all: Elements, file: string, list: ProblemList): AscBell[] {
  return all('periods', 'period').flatMap(({ period, starttime, endtime }) => {
    const [number, startsAt, endsAt] = [whole(period), clock(starttime), clock(endtime)]
    if (number !== null && number <= 15 && startsAt && endsAt && startsAt < endsAt) {
      return [{ number, startsAt, endsAt }]
    }
    list.error('bell_unreadable', { file, element: `period ${period ?? ''}` })
    return []
  })
}

function teacherOf(t: Attributes, id: string, file: string, list: ProblemList): AscTeacher | null {
  const [surname = '', ...rest] = (t['name'] ?? '').split(/\s+/)
  const read = t['lastname']
    ? teacherName(t['lastname'], t['firstname'] ?? '')
    : teacherName(surname, rest.join(' '))
  if (!read) {
    list.error('teacher_name_unreadable', { file, element: `teacher ${id}` })
    return null
  }
  const gender = (t['gender'] ?? '').toUpperCase()
  return { id, ...read, sex: gender === 'F' ? 'female' : gender === 'M' ? 'male' : null }
}

function classOf({ name, short, teacherid, grade }: Attributes, id: string): AscClass | null {
  const label = classLabel((name ?? '') || (short ?? '')).slice(0, 20)
  if (!label) return null
  const given = whole(grade)
  return { id, label, grade: given && given <= 12 ? given : gradeOf(label), teacherId: teacherid || null }
}

const groupOf = (g: Attributes, id: string): AscGroup => ({
  id,
  classId: g['classid'] ?? '',
  name: (g['name'] || id).slice(0, 60),
  entire: g['entireclass'] === '1',
  division: g['divisiontag'] ?? '',
  studentIds: listed(g['studentids']),
})

type Known = Pick<AscTimetable, 'subjects' | 'rooms' | 'teachers' | 'classes' | 'groups'>

function lessonsOf(all: Elements, known: Known, file: string, list: ProblemList): AscLesson[] {
  const slots = readCards(all, known.rooms, file, list)
  return all('lessons', 'lesson').flatMap((lesson) => {
    const id = lesson['id'] ?? ''
    const place = { file, element: `lesson ${id}` }
    const subjectId = lesson['subjectid'] ?? ''
    const unknown = [
      ...(known.subjects.has(subjectId) ? [] : [subjectId]),
      ...listed(lesson['classids']).filter((c) => !known.classes.has(c)),
      ...listed(lesson['groupids']).filter((g) => !known.groups.has(g)),
      ...listed(lesson['teacherids']).filter((t) => !known.teachers.has(t)),
    ]
    if (unknown.length > 0) {
      list.error('reference_unknown', place, { ids: unknown.join(', ') || '—' })
      return []
    }
    if (listed(lesson['classids']).length === 0) {
      list.warn('lesson_without_class', place)
      return []
    }
    return {
      id,
      subjectId,
      classIds: listed(lesson['classids']),
      groupIds: listed(lesson['groupids']),
      teacherIds: listed(lesson['teacherids']),
      hoursAWeek: Number.parseFloat(lesson['periodsperweek'] ?? '') || 0,
      slots: slots.get(id) ?? [],
    }
  })
}
