import { subjectKeyOf } from './curriculum'
import { minutes, presentMembers, type Filling, type Lesson } from './lesson'
import { randomOf, type Random } from './random'
import { firstTasks, homeworkTexts, longTasks, otherFirstTasks, personalTasks } from './texts/homework-texts'
import type { WorldCourse } from './world'

/** A homework as the teacher entered it. */
export interface InventedHomework {
  readonly course: WorldCourse
  readonly lesson: Lesson | null
  readonly dueOn: string
  readonly at: number
  /** Null: «без задания». */
  readonly body: string | null
  readonly minutes: number | null
  /** Everybody when null. */
  readonly pupilIds: readonly string[] | null
  readonly photo: boolean
}

const write = (template: string, ordinal: number, random: Random) => {
  const page = 4 + Math.floor(ordinal * 1.3) + random.int(0, 2)
  const exercise = 12 + ordinal * 5 + random.int(0, 4)
  const numbers: Readonly<Record<string, number>> = {
    p: page,
    q: page + random.int(2, 7),
    n: exercise,
    m: exercise + random.int(2, 6),
    u: 1 + Math.floor(ordinal / 12),
    e: random.int(1, 9),
  }
  return template.replace(/\{(\w)\}/g, (_, letter: string) => String(numbers[letter] ?? ''))
}

/** Invents what was set at a lesson; `following` are the course's next lessons. Some teachers enter it a day later. */
export function inventHomework(
  filling: Filling,
  lesson: Lesson,
  following: readonly Lesson[],
): InventedHomework[] {
  const { course } = lesson
  const [next, later] = following
  if (course.grade === 1 || course.elective || !next) return []
  const random = randomOf(filling.seed, 'homework', course.key, lesson.day, lesson.number)
  const isLate = random.chance(0.06)
  const at = lesson.endsAt + minutes(isLate ? 1440 : random.int(-3, 45))
  const entry = {
    course,
    lesson,
    dueOn: next.day,
    at,
    body: null,
    minutes: null,
    pupilIds: null,
    photo: false,
  }
  const chance = random.next()
  const templates = homeworkTexts[subjectKeyOf(course.subject) ?? ''] ?? ['Повторить тему урока']
  const found: InventedHomework[] = []
  if (chance < 0.8) {
    const body = write(random.pick(templates), lesson.ordinal, random)
    found.push({
      ...entry,
      body,
      minutes: random.int(2, 6) * 5,
      photo: random.chance(course.showcase ? 0.12 : 0.04),
    })
  } else if (chance < 0.9) {
    found.push(entry)
  }
  if (later && random.chance(0.06)) {
    found.push({ ...entry, dueOn: later.day, body: random.pick(longTasks), minutes: 40 })
  }
  const personal = presentMembers(course, lesson.day).filter(({ pupil }) =>
    random.chance(pupil.hero ? 0.04 : 0.001),
  )
  if (personal.length > 0) {
    const pupilIds = personal.map(({ pupil }) => pupil.id)
    found.push({ ...entry, body: random.pick(personalTasks), minutes: 20, pupilIds })
  }
  return found
}

/** What is asked for the first lesson of the year, entered two days before it begins. */
export function inventFirstHomework(filling: Filling, lesson: Lesson, at: number): InventedHomework {
  const random = randomOf(filling.seed, 'first homework', lesson.course.key)
  const body = otherFirstTasks[subjectKeyOf(lesson.course.subject) ?? ''] ?? random.pick(firstTasks)
  return {
    course: lesson.course,
    lesson: null,
    dueOn: lesson.day,
    at,
    body,
    minutes: 10,
    pupilIds: null,
    photo: false,
  }
}
