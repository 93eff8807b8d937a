import { addDays, startOfDay } from '../clock'
import type { LocalDate } from '../ids'
import type { Settings } from '../settings'

/** The lesson at which homework is to be given, and what else ended that day. */
export interface AssigningLesson {
  readonly day: LocalDate
  readonly endsAt: Date
  /** End of the last lesson of that teacher that day. */
  readonly teacherEndsAt: Date | null
  /** End of the class's last lesson that day. */
  readonly classEndsAt: Date | null
}

const minute = 60_000
const after = (ends: Date, minutes: number) => new Date(ends.getTime() + minutes * minute)

/**
 * The moment by which homework given at a lesson is due in the journal: so long after the teacher's last lesson
 * (S3-Р 2.4), so long after the class's last lesson (S2-И), or the end of the lesson's day (S4 4.4.3).
 */
export function homeworkDeadline(
  setting: Settings['homeworkDeadline'],
  lesson: AssigningLesson,
  zone: string,
): Date {
  if (setting.kind === 'lesson_day') return startOfDay(addDays(lesson.day, 1), zone)
  const ends = setting.kind === 'after_teacher' ? lesson.teacherEndsAt : lesson.classEndsAt
  return after(ends ?? lesson.endsAt, setting.minutes)
}
