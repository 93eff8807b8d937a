import { addDays, daysBetween, instantOf, iso, mondayOf, weekdayOf } from './days'
import { checkedAt } from './hold-lessons'
import type { Row } from './insert-rows'
import { grace, happens, takesPlace, type Filling, type Lesson } from './lesson'
import { randomOf } from './random'
import type { WorldPupil } from './world'

type Reason = 'unknown' | 'unexcused' | 'ill' | 'excused'

/** Days on which a pupil misses lessons, or comes late to the first one. */
interface Spell {
  readonly pupil: WorldPupil
  readonly fromOn: string
  readonly untilOn: string
  readonly presence: 'absent' | 'late'
  readonly reason: Reason
  /** Only this lesson of the day; all when null. */
  readonly number: number | null
  readonly classTeacherId: string | null
}

/** Which pupils are missing from which lessons. */
export interface Absences {
  readonly rows: readonly Row[]
  readonly notes: readonly Row[]
  isAbsent(pupilId: string, lesson: Lesson): boolean
}

const spellsOfWeek = (
  seed: number,
  monday: string,
  pupil: WorldPupil,
): Omit<Spell, 'pupil' | 'classTeacherId'>[] => {
  const random = randomOf(seed, 'absence', monday, pupil.key)
  const chance = random.next()
  const from = addDays(monday, random.int(0, 4))
  const day = { fromOn: from, untilOn: addDays(from, 1) }
  if (pupil.hero) {
    const hours = { ...day, presence: 'absent', number: random.int(1, 4) } as const
    const missed = { ...hours, reason: random.pick(['unknown', 'excused', 'unexcused'] as const) }
    const late = {
      fromOn: monday,
      untilOn: addDays(monday, 1),
      presence: 'late',
      reason: 'unknown',
      number: 1,
    } as const
    return chance < 0.4 ? [missed, late] : [missed]
  }
  if (chance < 0.025) {
    const untilOn = addDays(monday, Math.min(6, daysBetween(monday, from) + random.int(2, 5)))
    return [{ fromOn: from, untilOn, presence: 'absent', reason: 'ill', number: null }]
  }
  if (chance < 0.035) return [{ ...day, presence: 'absent', reason: 'excused', number: null }]
  if (chance < 0.05) {
    const reason = random.pick(['unknown', 'unexcused'] as const)
    return [{ ...day, presence: 'absent', reason, number: random.int(1, 5) }]
  }
  if (chance < 0.11) return [{ ...day, presence: 'late', reason: 'unknown', number: 1 }]
  return []
}

const inventSpells = (filling: Filling): Spell[] => {
  const pupils = new Map<string, { pupil: WorldPupil; classTeacherId: string | null }>()
  for (const { members, classTeacherId } of filling.courses) {
    for (const { pupil } of members) {
      if (!pupils.has(pupil.id)) pupils.set(pupil.id, { pupil, classTeacherId })
    }
  }
  const mondays = [...new Set(filling.lessons.map(({ day }) => day))].map(mondayOf)
  return [...new Set(mondays)].flatMap((monday) =>
    [...pupils.values()].flatMap((owner) =>
      spellsOfWeek(filling.seed, monday, owner.pupil).map((spell) => ({ ...owner, ...spell })),
    ),
  )
}

const attends = (lesson: Lesson, pupilId: string) =>
  lesson.course.members.some(
    ({ pupil, fromOn, untilOn }) =>
      pupil.id === pupilId && fromOn <= lesson.day && (untilOn === null || lesson.day < untilOn),
  )

/** Invents who misses what, and the parents' notes; the rows are those that were entered in the stretch. */
export function inventAbsences(filling: Filling): Absences {
  const lessonsOn = new Map<string, Lesson[]>()
  for (const lesson of filling.lessons) {
    if (!takesPlace(lesson)) continue
    const same = lessonsOn.get(lesson.day)
    if (same) same.push(lesson)
    else lessonsOn.set(lesson.day, [lesson])
  }
  const missed = new Set<string>()
  const rows: Row[] = []
  const notes: Row[] = []
  for (const spell of inventSpells(filling)) {
    if (spell.fromOn > filling.today) continue
    if (spell.reason === 'ill' || (spell.reason === 'excused' && spell.number === null)) {
      notes.push(...noteOf(filling, spell))
    }
    for (let day = spell.fromOn; day < spell.untilOn; day = addDays(day, 1)) {
      for (const lesson of lessonsOn.get(day) ?? []) {
        if (spell.number !== null && lesson.number !== spell.number) continue
        if (!attends(lesson, spell.pupil.id)) continue
        if (spell.presence === 'absent') missed.add(`${spell.pupil.id}|${lesson.id}`)
        if (happens(filling, checkedAt(filling, lesson))) rows.push(attendanceRow(filling, spell, lesson))
      }
    }
  }
  return { rows, notes, isAbsent: (pupilId, lesson) => missed.has(`${pupilId}|${lesson.id}`) }
}

function attendanceRow(filling: Filling, { pupil, presence, reason }: Spell, lesson: Lesson): Row {
  const at = checkedAt(filling, lesson)
  return {
    school_id: filling.schoolId,
    lesson_id: lesson.id,
    pupil_id: pupil.id,
    day: lesson.day,
    presence,
    reason,
    minutes: presence === 'late' ? (weekdayOf(lesson.day) % 3) * 5 + 5 : null,
    entered_by_id: lesson.course.teacherId,
    entered_at: iso(at),
    published_at: iso(at + grace),
  }
}

/** The parent's note of the first morning, accepted by the class teacher before the lessons. */
function noteOf(filling: Filling, spell: Spell): Row[] {
  const reportedAt = instantOf(filling.zone, spell.fromOn, '07:20')
  const decidedAt = instantOf(filling.zone, spell.fromOn, '08:05')
  const wanted = spell.fromOn >= filling.thinBefore
  if (!happens(filling, decidedAt) || !wanted || spell.pupil.guardianId === null) return []
  return [
    {
      school_id: filling.schoolId,
      pupil_id: spell.pupil.id,
      from_on: spell.fromOn,
      until_on: spell.untilOn,
      reason: spell.reason === 'ill' ? 'ill' : 'family',
      reported_by_id: spell.pupil.guardianId,
      reported_at: iso(reportedAt),
      status: 'accepted',
      decided_by_id: spell.classTeacherId,
      decided_at: iso(decidedAt),
    },
  ]
}
