import { statement, type Connection } from '../connection'
import { iso } from './days'
import { insertRows } from './insert-rows'
import type { Lesson } from './lesson'
import type { WorldCourse } from './world'

interface LessonRow {
  id: string
  course_id: string
  day: string
  number: number
  starts: string
  ends: string
  room_id: string | null
  timetable_entry_id: string | null
  status: Lesson['status']
  topic: string | null
  plan_topic_id: string | null
  touched: string | null
  ordinal: string
}

const readLessons = statement<LessonRow>(
  'demo read lessons',
  `select * from (
     select l.id, l.course_id, l.day::text, l.number, extract(epoch from l.starts_at) * 1000 as starts,
       extract(epoch from l.ends_at) * 1000 as ends, l.room_id, l.timetable_entry_id, l.status, l.topic, l.plan_topic_id,
       extract(epoch from l.touched_at) * 1000 as touched,
       count(l.timetable_entry_id) over (partition by l.course_id order by l.day, l.number) - 1 as ordinal
     from lessons l join courses c on c.id = l.course_id where l.school_id = $1 and c.academic_year_id = $2
   ) as year where day >= $3 and day < $4 order by day, number, id`,
)

/** Reads the lessons of a year that lie between two days. */
export async function readStoredLessons(
  tx: Connection,
  where: { schoolId: string; yearId: string; fromOn: string; untilOn: string },
  courses: readonly WorldCourse[],
): Promise<Lesson[]> {
  const byId = new Map(courses.map((course) => [course.id, course]))
  const rows = await tx.run(readLessons, [where.schoolId, where.yearId, where.fromOn, where.untilOn])
  return rows.flatMap((row): Lesson[] => {
    const course = byId.get(row.course_id)
    if (!course) return []
    return [
      {
        id: row.id,
        course,
        day: row.day,
        number: row.number,
        startsAt: Number(row.starts),
        endsAt: Number(row.ends),
        roomId: row.room_id,
        entryId: row.timetable_entry_id,
        ordinal: Math.max(0, Number(row.ordinal)),
        status: row.status,
        topic: row.topic,
        planTopicId: row.plan_topic_id,
        touchedAt: row.touched === null ? null : Number(row.touched),
        isNew: false,
        changed: false,
      },
    ]
  })
}

const updateLessons = statement(
  'demo update lessons',
  `update lessons l set status = n.status, topic = n.topic, plan_topic_id = n.plan_topic_id, touched_at = n.touched_at
   from unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::timestamptz[])
     as n (id, status, topic, plan_topic_id, touched_at)
   where l.id = n.id`,
)

const touchedAt = (lesson: Lesson) => (lesson.touchedAt === null ? null : iso(lesson.touchedAt))

/** Stores the new lessons and what has changed in the others. */
export async function storeLessons(
  tx: Connection,
  schoolId: string,
  lessons: readonly Lesson[],
): Promise<void> {
  const written = new Map<number, string>()
  const write = (ms: number) => {
    const known = written.get(ms) ?? iso(ms)
    written.set(ms, known)
    return known
  }
  const rows = lessons
    .filter(({ isNew }) => isNew)
    .map((lesson) => ({
      id: lesson.id,
      school_id: schoolId,
      course_id: lesson.course.id,
      day: lesson.day,
      number: lesson.number,
      starts_at: write(lesson.startsAt),
      ends_at: write(lesson.endsAt),
      room_id: lesson.roomId,
      topic: lesson.topic,
      plan_topic_id: lesson.planTopicId,
      status: lesson.status,
      timetable_entry_id: lesson.entryId,
      touched_at: touchedAt(lesson),
    }))
  await insertRows(tx, 'lessons', rows)
  const changed = lessons.filter((lesson) => lesson.changed && !lesson.isNew)
  if (changed.length === 0) return
  await tx.run(updateLessons, [
    changed.map(({ id }) => id),
    changed.map(({ status }) => status),
    changed.map(({ topic }) => topic),
    changed.map(({ planTopicId }) => planTopicId),
    changed.map(touchedAt),
  ])
}
