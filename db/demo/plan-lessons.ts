import { statement, type Connection } from '../connection'
import { bells } from './bells'
import { daysOf, instantOf, weekdayOf } from './days'
import { reserveIds } from './insert-rows'
import type { Lesson } from './lesson'
import type { WorldCourse } from './world'

interface EntryRow {
  id: string
  course_id: string
  weekday: number
  number: number
  room_id: string | null
  shift: 1 | 2
}

const readEntries = statement<EntryRow>(
  'demo read timetable',
  `select t.id, t.course_id, t.weekday, t.number, t.room_id, k.shift
   from timetable_entries t join courses c on c.id = t.course_id
   join lateral (select shift from classes
     where id = coalesce(c.class_id, (select min(class_id) from group_classes where group_id = c.group_id))) k on true
   where t.school_id = $1 and c.academic_year_id = $2 order by t.weekday, t.number, t.id`,
)

/** The stretch of the year whose lessons are materialised. */
export interface LessonRange {
  readonly schoolId: string
  readonly yearId: string
  readonly zone: string
  readonly fromOn: string
  readonly untilOn: string
  readonly holidays: ReadonlySet<string>
}

/** Makes the lessons of the weekly timetable for every school day of the range; nothing is stored yet. */
export async function planLessons(
  tx: Connection,
  range: LessonRange,
  courses: readonly WorldCourse[],
): Promise<Lesson[]> {
  const entries = await tx.run(readEntries, [range.schoolId, range.yearId])
  const byId = new Map(courses.map((course) => [course.id, course]))
  const days = daysOf(range.fromOn, range.untilOn).filter((day) => !range.holidays.has(day))
  const planned = days.flatMap((day) => {
    const weekday = weekdayOf(day)
    return entries.filter((entry) => entry.weekday === weekday).map((entry) => ({ day, entry }))
  })
  const nextId = await reserveIds(tx, 'lessons', planned.length)
  const counts = new Map<string, number>()
  return planned.flatMap(({ day, entry }): Lesson[] => {
    const course = byId.get(entry.course_id)
    const bell = bells[entry.shift][entry.number - 1]
    if (!course || !bell) return []
    const ordinal = counts.get(course.id) ?? 0
    counts.set(course.id, ordinal + 1)
    return [
      {
        id: nextId(),
        course,
        day,
        number: entry.number,
        startsAt: instantOf(range.zone, day, bell[0]),
        endsAt: instantOf(range.zone, day, bell[1]),
        roomId: entry.room_id,
        entryId: entry.id,
        ordinal,
        status: 'planned',
        topic: null,
        planTopicId: null,
        touchedAt: null,
        isNew: true,
        changed: true,
      },
    ]
  })
}
