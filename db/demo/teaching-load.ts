import { hoursOf } from './curriculum'
import type { Random } from './random'
import type { SchoolSpec } from './school-spec'

/** A teacher with the profession found by the order of hiring. */
export interface Teacher {
  readonly id: string
  readonly profession: number
  readonly roomId: string
}

/** A class of the year that is being opened. */
export interface ClassLine {
  readonly label: string
  readonly grade: number
  readonly shift: 1 | 2
  readonly days: 5 | 6
  /** In the order of the register. */
  readonly pupilIds: readonly string[]
  readonly classTeacherId: string | null
}

/** One course to be: a class or a part of classes, a subject, a teacher. */
export interface CourseDraft {
  readonly lines: readonly ClassLine[]
  readonly subject: string
  readonly hours: number
  readonly teacher: Teacher
  /** The group's name and members; null for a whole class. */
  readonly group: { readonly name: string; readonly pupilIds: readonly string[] } | null
  readonly elective: boolean
}

/** Spreads the year's hours over the teachers, each time to the least busy of the profession. */
export function assignTeachers(
  spec: SchoolSpec,
  lines: readonly ClassLine[],
  teachers: readonly Teacher[],
  random: Random,
): CourseDraft[] {
  const load = new Map<string, number>()
  const take = (candidates: readonly Teacher[], hours: number, count: number): Teacher[] => {
    const free = random.shuffled(candidates).sort((a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0))
    const taken = free.slice(0, count)
    for (const { id } of taken) load.set(id, (load.get(id) ?? 0) + hours)
    return taken
  }
  const drafts: CourseDraft[] = []
  for (const line of lines) {
    const left = new Map(Object.entries(hoursOf(line.grade)))
    const own = teachers.find(({ id }) => id === line.classTeacherId)
    spec.professions.forEach((profession, index) => {
      const taught = [...left].filter(([subject]) => profession.subjects.includes(subject))
      const teachesIt = !(line.grade < 5 && ['rus', 'math', 'tech'].includes(profession.subjects[0] ?? ''))
      const hours = taught.reduce((sum, [, each]) => sum + each, 0)
      if (hours === 0 || !teachesIt) return
      const split = line.grade >= spec.splitFrom && profession.subjects.includes('eng')
      const taken = take(
        teachers.filter((one) => one.profession === index),
        hours,
        split ? 2 : 1,
      )
      for (const [subject, each] of taught) {
        left.delete(subject)
        drafts.push(...coursesOf(line, subject, each, taken))
      }
    })
    if (own) for (const [subject, each] of left) drafts.push(...coursesOf(line, subject, each, [own]))
  }
  return [...drafts, ...electives(lines, drafts)]
}

const coursesOf = (
  line: ClassLine,
  subject: string,
  hours: number,
  teachers: readonly Teacher[],
): CourseDraft[] => {
  const half = Math.ceil(line.pupilIds.length / 2)
  return teachers.map((teacher, index) => ({
    lines: [line],
    subject,
    hours,
    teacher,
    elective: false,
    group:
      teachers.length === 1
        ? null
        : { name: `${index + 1}-я группа`, pupilIds: line.pupilIds.slice(index * half, (index + 1) * half) },
  }))
}

/** German for those who wish from both tenth classes: one group over two classes, after the other lessons. */
const electives = (lines: readonly ClassLine[], drafts: readonly CourseDraft[]): CourseDraft[] => {
  const tenth = lines.filter(({ grade }) => grade === 10).slice(0, 2)
  const teacher = drafts.findLast(({ subject }) => subject === 'eng')?.teacher
  if (tenth.length < 2 || !teacher) return []
  const pupilIds = tenth.flatMap((line) => line.pupilIds.filter((_, index) => index % 3 === 0))
  const name = tenth.map(({ label }) => label).join(' и ')
  return [{ lines: tenth, subject: 'ger', hours: 1, teacher, elective: true, group: { name, pupilIds } }]
}
