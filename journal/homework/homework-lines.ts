import type { HomeworkDaysRecord, HomeworkRecord } from '../../db/queries/calendar/pupil-days'
import type { CourseId, HomeworkId, LocalDate, SubjectId } from '../ids'
import type { Settings } from '../settings'
import { homeworkDeadline } from './deadline'

/** One thing to do. */
export interface HomeworkTask {
  readonly homeworkId: HomeworkId
  /** Null when only files were sent. */
  readonly body: string | null
  readonly minutes: number | null
  /** Set for this pupil and not for everybody. */
  readonly individual: boolean
  readonly files: number
}

/**
 * One course of a day. `none`: the teacher said that nothing is set. `pending`: nothing entered, the school's deadline has not
 * passed. `missing`: it has.
 */
export interface HomeworkLine {
  readonly courseId: CourseId
  readonly subjectId: SubjectId
  readonly subject: string
  readonly group: string | null
  readonly state: 'task' | 'none' | 'pending' | 'missing'
  readonly tasks: readonly HomeworkTask[]
  /** When the teacher is to enter it; only where nothing is entered. */
  readonly deadline: Date | null
}

/** A task that is due after the next lesson of its course. */
export interface LaterHomework extends HomeworkTask {
  readonly subject: string
  readonly group: string | null
  readonly dueOn: LocalDate
}

interface Rules {
  readonly now: Date
  readonly zone: string
  readonly setting: Settings['homeworkDeadline']
}

const taskOf = ({ homeworkId, body, minutes, individual, files }: HomeworkRecord): HomeworkTask => ({
  homeworkId,
  body,
  minutes,
  individual,
  files,
})

/** What a pupil is to do for one day, course by course in the order of lessons. */
export function homeworkLines(row: HomeworkDaysRecord, day: LocalDate, rules: Rules): HomeworkLine[] {
  const due = row.homework.filter((h) => h.dueOn === day)
  const lessons = row.lessons.filter((l) => l.day === day && l.status !== 'cancelled' && !l.exempt)
  const courses = new Map([...lessons, ...due].map((c) => [c.courseId, c]))
  return [...courses.values()].flatMap(({ courseId, subjectId, subject, group }): HomeworkLine[] => {
    const own = due.filter((h) => h.courseId === courseId)
    const tasks = own.filter((h) => h.kind === 'task').map(taskOf)
    const line = { courseId, subjectId, subject, group, tasks, deadline: null }
    if (tasks.length > 0) return [{ ...line, state: 'task' }]
    if (own.length > 0) return [{ ...line, state: 'none' }]
    const assigned = lessons.find((l) => l.courseId === courseId)?.assigned
    // Nothing can have been set before the course's first lesson.
    if (!assigned) return []
    const at = (instant: string | null) => (instant === null ? null : new Date(instant))
    const deadline = homeworkDeadline(
      rules.setting,
      {
        day: assigned.day,
        endsAt: new Date(assigned.endsAt),
        teacherEndsAt: at(assigned.teacherEndsAt),
        classEndsAt: at(assigned.classEndsAt),
      },
      rules.zone,
    )
    return [{ ...line, deadline, state: rules.now < deadline ? 'pending' : 'missing' }]
  })
}

/** Tasks due after a day although their course meets before. */
export const laterHomework = (row: HomeworkDaysRecord, day: LocalDate): LaterHomework[] =>
  row.later
    .filter((h) => h.dueOn > day)
    .map((h) => ({ ...taskOf(h), subject: h.subject, group: h.group, dueOn: h.dueOn }))
