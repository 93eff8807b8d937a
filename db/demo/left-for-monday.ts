import { mondayOf } from './days'
import { takesPlace, type Filling, type Lesson } from './lesson'
import { randomOf } from './random'

const courses = 3

/**
 * In three courses of every class of the cast the marks of a week's last lesson are entered on the next Monday just
 * after midnight: whoever looks on a Monday morning, or in a week of holidays, still finds marks added this week.
 */
export function lessonsLeftForMonday(filling: Filling): ReadonlySet<Lesson> {
  const weeks = new Map<string, Map<string, Lesson>>()
  for (const lesson of filling.lessons) {
    const { course } = lesson
    if (!course.showcase || !takesPlace(lesson) || !course.members.some(({ pupil }) => pupil.hero)) continue
    const key = `${course.classId}|${mondayOf(lesson.day)}`
    const week = weeks.get(key) ?? new Map<string, Lesson>()
    const last = week.get(course.id)
    if (!last || last.startsAt < lesson.startsAt) week.set(course.id, lesson)
    weeks.set(key, week)
  }
  const chosen = [...weeks.values()].flatMap((week) =>
    [...week.values()]
      .map((lesson) => ({
        lesson,
        turn: randomOf(filling.seed, 'left', lesson.course.key, mondayOf(lesson.day)).next(),
      }))
      .sort((a, b) => a.turn - b.turn)
      .slice(0, courses)
      .map(({ lesson }) => lesson),
  )
  return new Set(chosen)
}
