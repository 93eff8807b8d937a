import { happens, minutes, takesPlace, type Filling, type Lesson } from './lesson'
import { randomOf } from './random'
import type { Row } from './insert-rows'
import { iso } from './days'

/** When the teacher opened the register: a few minutes into the lesson. */
export const checkedAt = ({ seed }: Filling, lesson: Lesson) =>
  lesson.startsAt + minutes(randomOf(seed, 'check', lesson.course.key, lesson.day).int(3, 12))

/** How many of the course's lessons one topic of its plan takes. */
const lessonsOfTopic = (lesson: Lesson) =>
  Math.max(1, Math.ceil((lesson.course.hours * 47) / lesson.course.topics.length))

/** Marks the lessons that were begun as held, with their topics; answers the rows of «все на месте или отмечены». */
export function holdLessons(filling: Filling): Row[] {
  const checks: Row[] = []
  for (const lesson of filling.lessons) {
    if (lesson.startsAt > filling.to || !takesPlace(lesson)) continue
    const at = checkedAt(filling, lesson)
    if (!happens(filling, at)) continue
    const topics = lesson.course.topics
    const topic = topics[Math.floor(lesson.ordinal / lessonsOfTopic(lesson)) % Math.max(1, topics.length)]
    lesson.status = 'held'
    lesson.topic ??= topic?.title ?? null
    lesson.planTopicId ??= topic?.id ?? null
    lesson.touchedAt ??= at
    lesson.changed = true
    checks.push({
      lesson_id: lesson.id,
      school_id: filling.schoolId,
      by_id: lesson.course.teacherId,
      at: iso(at),
    })
  }
  return checks
}
