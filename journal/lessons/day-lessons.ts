import type { NameRecord } from '../../db/queries/actor'
import type { PupilLessonRecord } from '../../db/queries/calendar/pupil-days'
import { timeOf } from '../clock'
import type { CourseId, LessonId, LocalDate, SubjectId } from '../ids'

/** How a lesson differs from the timetable. */
export type LessonChange =
  | { readonly kind: 'substitution' | 'merged'; readonly substitute: NameRecord | null }
  | { readonly kind: 'cancelled' | 'room' }
  /** Stands in the slot of another subject. */
  | { readonly kind: 'instead'; readonly of: string }
  | { readonly kind: 'moved_here'; readonly day: LocalDate; readonly number: number }
  /** Takes place elsewhere; null when not within the days shown. */
  | { readonly kind: 'moved_away'; readonly to: { readonly day: LocalDate; readonly number: number } | null }

/** A lesson of a pupil's day. */
export interface DayLesson {
  readonly lessonId: LessonId
  readonly courseId: CourseId
  readonly subjectId: SubjectId
  readonly subject: string
  /** Null for the whole class. */
  readonly group: string | null
  readonly kind: PupilLessonRecord['kind']
  readonly number: number
  /** Wall-clock times in the school's zone, «9:25». */
  readonly from: string
  readonly until: string
  readonly room: string | null
  readonly topic: string | null
  /** Does not take place at this time. */
  readonly off: boolean
  /** The pupil is exempt from it. */
  readonly exempt: boolean
  readonly change: LessonChange | null
}

const changeOf = (
  lesson: PupilLessonRecord,
  all: readonly PupilLessonRecord[],
  insteadOf: PupilLessonRecord | undefined,
): LessonChange | null => {
  const { replacement, status } = lesson
  const movedTo = all.find((l) => l.movedFromId === lesson.lessonId)
  if (movedTo || (replacement?.kind === 'moved' && status === 'cancelled')) {
    return { kind: 'moved_away', to: movedTo ? { day: movedTo.day, number: movedTo.number } : null }
  }
  if (status === 'cancelled') return { kind: 'cancelled' }
  if (insteadOf) return { kind: 'instead', of: insteadOf.subject }
  if (lesson.movedFromDay !== null && lesson.movedFromNumber !== null) {
    return { kind: 'moved_here', day: lesson.movedFromDay, number: lesson.movedFromNumber }
  }
  if (replacement?.kind === 'substitution' || replacement?.kind === 'merged') {
    return { kind: replacement.kind, substitute: replacement.substitute }
  }
  return replacement?.kind === 'room_change' ? { kind: 'room' } : null
}

/**
 * The lessons of one day with what was changed about each; a lesson whose slot another subject has taken is told by that one.
 * @param all the pupil's lessons of the days around, in order
 */
export function dayLessons(all: readonly PupilLessonRecord[], day: LocalDate, zone: string): DayLesson[] {
  const ids = new Set(all.map((l) => l.lessonId))
  return all
    .filter((l) => l.day === day && !ids.has(l.replacement?.insteadLessonId ?? ''))
    .map((lesson) => {
      const change = changeOf(
        lesson,
        all,
        all.find((l) => l.replacement?.insteadLessonId === lesson.lessonId),
      )
      return {
        lessonId: lesson.lessonId,
        courseId: lesson.courseId,
        subjectId: lesson.subjectId,
        subject: lesson.subject,
        group: lesson.group,
        kind: lesson.kind,
        number: lesson.number,
        from: timeOf(new Date(lesson.startsAt), zone),
        until: timeOf(new Date(lesson.endsAt), zone),
        room: lesson.room,
        topic: lesson.topic,
        off: lesson.status === 'cancelled' || change?.kind === 'moved_away',
        exempt: lesson.exempt,
        change,
      }
    })
}

/** When the pupil's last lesson of a day ends; null on a day without lessons. */
export const lastLessonEndsAt = (
  lessons: readonly PupilLessonRecord[],
  day: LocalDate | null,
): Date | null => {
  const ends = lessons
    .filter((l) => l.day === day && l.status !== 'cancelled')
    .map((l) => Date.parse(l.endsAt))
  return ends.length > 0 ? new Date(Math.max(...ends)) : null
}
