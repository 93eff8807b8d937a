import type { Connection } from '../connection'
import { addDays, instantOf, iso, mondayOf } from './days'
import { reserveIds, type Row } from './insert-rows'
import { happens, takesPlace, type Filling, type Lesson } from './lesson'
import { randomOf, type Random } from './random'
import { replacementReasons } from './texts/classroom-texts'

interface Week {
  readonly at: number
  readonly random: Random
  readonly lessons: readonly Lesson[]
  readonly teacherIds: readonly string[]
  /** Teachers whom this week's changes have already called somewhere. */
  readonly called: { readonly teacherId: string; readonly lesson: Lesson }[]
  readonly changes: Change[]
}

interface Change {
  readonly lesson: Lesson
  readonly kind: 'substitution' | 'cancelled' | 'subject_change'
  readonly at: number
  readonly reason: string
  readonly substituteId?: string
  readonly instead?: Lesson
}

const groupBy = (lessons: readonly Lesson[], keyOf: (lesson: Lesson) => string) => {
  const groups = new Map<string, Lesson[]>()
  for (const lesson of lessons) {
    const group = groups.get(keyOf(lesson))
    if (group) group.push(lesson)
    else groups.set(keyOf(lesson), [lesson])
  }
  return groups
}

/**
 * Each week some classes see a substitution, a cancelled lesson and a changed subject, decided the Sunday before.
 * Changes the lessons; answers those that stand in for others, and the rows to store once the lessons are.
 */
export async function makeReplacements(
  tx: Connection,
  filling: Filling,
): Promise<{ lessons: Lesson[]; rows: Row[] }> {
  const teacherIds = [...new Set(filling.courses.map(({ teacherId }) => teacherId))]
  const changes: Change[] = []
  for (const [monday, lessons] of groupBy(filling.lessons, ({ day }) => mondayOf(day))) {
    const at = instantOf(filling.zone, addDays(monday, -1), '18:00')
    if (!happens(filling, at)) continue
    const week: Week = {
      at,
      random: randomOf(filling.seed, 'week', monday),
      lessons,
      teacherIds,
      called: [],
      changes: [],
    }
    changeWeek(week)
    changes.push(...week.changes)
  }
  const nextId = await reserveIds(tx, 'lessons', changes.filter(({ instead }) => instead).length)
  const added: Lesson[] = []
  const rows = changes.map((change): Row => {
    const { lesson, kind, at } = change
    const instead = change.instead ? { ...change.instead, id: nextId() } : null
    if (instead) added.push(instead)
    if (kind !== 'substitution') lesson.status = 'cancelled'
    lesson.touchedAt = at
    lesson.changed = true
    return {
      school_id: filling.schoolId,
      lesson_id: lesson.id,
      kind,
      reason: change.reason,
      absent_id: kind === 'substitution' ? lesson.course.teacherId : null,
      substitute_id: change.substituteId ?? null,
      instead_lesson_id: instead?.id ?? null,
      created_at: iso(at),
    }
  })
  return { lessons: added, rows }
}

function changeWeek(week: Week) {
  const open = week.lessons.filter(
    (lesson) => takesPlace(lesson) && !lesson.course.elective && lesson.touchedAt === null,
  )
  for (const lessons of groupBy(open, ({ course }) => course.classId).values()) {
    if (!lessons[0]?.course.showcase && !week.random.chance(0.15)) continue
    const alone = lessons.filter(
      (lesson) => !lessons.some((other) => other !== lesson && overlaps(other, lesson)),
    )
    substitute(week, lessons)
    cancelLast(week, lessons, alone)
    changeSubject(week, alone)
  }
}

const overlaps = (a: Lesson, b: Lesson) => a.startsAt < b.endsAt && b.startsAt < a.endsAt

const isFree = ({ lessons, called }: Week, teacherId: string, lesson: Lesson) =>
  !lessons.some((other) => other.course.teacherId === teacherId && overlaps(other, lesson)) &&
  !called.some((call) => call.teacherId === teacherId && overlaps(call.lesson, lesson))

const isUnchanged = ({ changes }: Week, lesson: Lesson) => !changes.some((change) => change.lesson === lesson)

const record = (week: Week, change: Pick<Change, 'lesson' | 'kind' | 'substituteId' | 'instead'>) =>
  week.changes.push({ ...change, at: week.at, reason: week.random.pick(replacementReasons[change.kind]) })

function substitute(week: Week, lessons: readonly Lesson[]) {
  const lesson = week.random.pick(lessons)
  const substituteId = week.random
    .shuffled(week.teacherIds)
    .find((id) => id !== lesson.course.teacherId && isFree(week, id, lesson))
  if (substituteId === undefined) return
  week.called.push({ teacherId: substituteId, lesson })
  record(week, { lesson, kind: 'substitution', substituteId })
}

/** Only the last lesson of a day is cancelled, so that no class waits. */
function cancelLast(week: Week, lessons: readonly Lesson[], alone: readonly Lesson[]) {
  const last = alone.filter(
    (lesson) =>
      isUnchanged(week, lesson) &&
      !lessons.some((other) => other.day === lesson.day && other.number > lesson.number),
  )
  if (last.length > 0) record(week, { lesson: week.random.pick(last), kind: 'cancelled' })
}

function changeSubject(week: Week, alone: readonly Lesson[]) {
  const open = week.random.shuffled(alone.filter((lesson) => isUnchanged(week, lesson)))
  for (const lesson of open) {
    const other = open.find(
      ({ course, day }) =>
        course.subject !== lesson.course.subject &&
        day !== lesson.day &&
        !alone.some((same) => same.course === course && same.day === lesson.day) &&
        isFree(week, course.teacherId, lesson),
    )
    if (!other) continue
    const { course, roomId, ordinal } = other
    const fresh = {
      entryId: null,
      status: 'planned',
      touchedAt: week.at,
      isNew: true,
      changed: true,
    } as const
    week.called.push({ teacherId: course.teacherId, lesson })
    record(week, {
      lesson,
      kind: 'subject_change',
      instead: { ...lesson, ...fresh, course, roomId, ordinal },
    })
    return
  }
}
