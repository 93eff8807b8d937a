import { addDays, instantOf, mondayOf } from './days'
import { minutes, presentMembers, type Filling, type Lesson } from './lesson'
import { randomOf, type Random } from './random'
import { changeReasons, markComments } from './texts/classroom-texts'
import type { Absences } from './absences'
import type { WorldPupil } from './world'

/** A mark as it was put, and what became of it later. */
export interface InventedMark {
  readonly pupil: WorldPupil
  readonly ordinal: number
  readonly value: number | null
  readonly code: string | null
  readonly comment: string | null
  readonly change: null | {
    readonly at: number
    readonly kind: 'correct' | 'withdraw'
    readonly value: number | null
    readonly reason: string
  }
}

/** The work of one lesson with its marks, all entered at once. */
export interface InventedWork {
  readonly lesson: Lesson
  readonly type: string
  readonly at: number
  readonly marks: readonly InventedMark[]
}

const share: Readonly<Record<string, number>> = {
  'Контрольная работа': 1,
  'Самостоятельная работа': 0.8,
  'Лабораторная работа': 0.9,
  Диктант: 1,
  'Домашняя работа': 0.3,
  'Ответ на уроке': 0.1,
}

/** How full the register is at this lesson. */
const density = ({ thinBefore, termFrom }: Filling, { day, course }: Lesson): 'full' | 'middle' | 'thin' => {
  if (day >= thinBefore) return 'full'
  return course.showcase ? (day >= termFrom ? 'full' : 'middle') : 'thin'
}

const typeOf = (filling: Filling, lesson: Lesson, random: Random): string | null => {
  const { ordinal, course } = lesson
  const fullness = density(filling, lesson)
  if (fullness === 'thin') return ordinal % 24 === 9 ? 'Контрольная работа' : null
  if (ordinal % 10 === 9) return course.subject === 'Русский язык' ? 'Диктант' : 'Контрольная работа'
  if (ordinal % 10 === 4) {
    const practical = course.subject === 'Физика' || course.subject === 'Химия'
    return practical ? 'Лабораторная работа' : 'Самостоятельная работа'
  }
  if (ordinal % 5 === 2) return 'Домашняя работа'
  return course.showcase || random.chance(0.7) ? 'Ответ на уроке' : null
}

const entryOf = (filling: Filling, lesson: Lesson, left: boolean, random: Random): number => {
  const usual = lesson.endsAt + minutes(random.int(2, 80))
  if (left) {
    return instantOf(filling.zone, addDays(mondayOf(lesson.day), 7), '00:01') + minutes(random.int(0, 2))
  }
  return random.chance(0.05) ? usual + minutes(1440 * random.int(2, 4)) : usual
}

const clamp = (value: number) => Math.max(2, Math.min(5, Math.round(value)))

/** The cast's physics stays between three and four, so that there is a contested average to look at. */
const valueFor = (pupil: WorldPupil, lesson: Lesson, random: Random): number => {
  if (pupil.hero && lesson.course.subject === 'Физика') return lesson.ordinal % 2 === 0 ? 4 : 3
  const lean = randomOf('lean', pupil.key, lesson.course.subject).next() - 0.5
  return clamp(pupil.skill + lean + (random.next() - 0.5) * 1.8)
}

const changeOf = (pupil: WorldPupil, at: number, value: number, random: Random): InventedMark['change'] => {
  const chance = random.next()
  const [corrected, withdrawn] = pupil.hero ? [0.14, 0.165] : [0.008, 0.012]
  const later = at + minutes(1440 + random.int(-60, 120))
  if (chance < corrected && value < 5) {
    return { at: later, kind: 'correct', value: value + 1, reason: random.pick(changeReasons.correct) }
  }
  if (chance < withdrawn) {
    return { at: later, kind: 'withdraw', value: null, reason: random.pick(changeReasons.withdraw) }
  }
  return null
}

const markOf = (pupil: WorldPupil, lesson: Lesson, at: number, random: Random): InventedMark[] => {
  const value = valueFor(pupil, lesson, random)
  const comment = random.chance(0.05) ? random.pick(markComments) : null
  const code = random.chance(0.02) ? random.pick(['.', 'н/а'] as const) : null
  const common = { pupil, ordinal: 1, comment }
  const first: InventedMark =
    code !== null && !pupil.hero
      ? { ...common, value: null, code, change: null }
      : { ...common, value, code: null, change: changeOf(pupil, at, value, random) }
  if (!random.chance(pupil.hero ? 0.12 : 0.03)) return [first]
  const second = valueFor(pupil, lesson, random)
  return [first, { pupil, ordinal: 2, value: second, code: null, comment: null, change: null }]
}

/** Invents the work of a lesson; null when there was none. `left`: its marks are entered only on the next Monday. */
export function inventWork(
  filling: Filling,
  lesson: Lesson,
  left: boolean,
  absences: Absences,
): InventedWork | null {
  if (!lesson.course.graded || lesson.course.elective) return null
  const random = randomOf(filling.seed, 'work', lesson.course.key, lesson.day, lesson.number)
  const type = typeOf(filling, lesson, random)
  if (type === null) return null
  const at = entryOf(filling, lesson, left, random)
  const fullness = density(filling, lesson)
  const usual = fullness === 'thin' ? 0.5 : (share[type] ?? 0.1)
  // Of earlier terms only the big works of a class of the cast are kept whole; the cast's own marks all are.
  const part = fullness === 'middle' && usual < 1 ? 0 : usual
  const marks: InventedMark[] = []
  for (const { pupil } of presentMembers(lesson.course, lesson.day)) {
    if (lesson.course.exemptIds.has(pupil.id)) {
      if (usual >= 0.8) {
        marks.push({ pupil, ordinal: 1, value: null, code: 'осв', comment: null, change: null })
      }
      continue
    }
    const has = random.chance(pupil.hero ? (left ? 1 : Math.max(0.55, usual)) : part)
    if (has && !absences.isAbsent(pupil.id, lesson)) marks.push(...markOf(pupil, lesson, at, random))
  }
  return marks.length === 0 ? null : { lesson, type, at, marks }
}
