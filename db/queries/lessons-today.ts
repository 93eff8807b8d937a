import { statement } from '../connection'

/** One lesson of a teacher's day. */
export interface TeacherLessonRecord {
  readonly lessonId: string
  readonly schoolId: string
  readonly number: number
  readonly startsAt: Date
  readonly endsAt: Date
  readonly subject: string
  /** The class, or the classes behind a group. */
  readonly classLabel: string
  /** The group's own name when the lesson is not a whole class's. */
  readonly groupName: string | null
  readonly room: string | null
  readonly cancelled: boolean
  /** Whether this person teaches it for somebody else, or somebody else for them. */
  readonly part: 'own' | 'substitution' | 'given_away'
}

/**
 * Lessons that people teach on a day, their own (co-teaching and long substitutions too) and those they substitute.
 * Values: person ids, their schools' days.
 */
export const lessonsOfTeachers = statement<TeacherLessonRecord>(
  'lessons-of-teachers',
  `with asked as (select * from unnest($1::bigint[], $2::date[]) as a (person_id, day)),
   taught as (
     select l.id, case when r.substitute_id is null or r.substitute_id = a.person_id then 'own' else 'given_away' end as part
     from asked a
     join course_teachers ct on ct.person_id = a.person_id and ct.from_on <= a.day and (ct.until_on is null or ct.until_on > a.day)
     join lessons l on l.course_id = ct.course_id and l.day = a.day
     left join replacements r on r.lesson_id = l.id
     union
     select l.id, 'substitution'
     from asked a join replacements r on r.substitute_id = a.person_id join lessons l on l.id = r.lesson_id and l.day = a.day
     where not exists (select from course_teachers ct where ct.course_id = l.course_id and ct.person_id = a.person_id
       and ct.from_on <= a.day and (ct.until_on is null or ct.until_on > a.day)))
   select l.id as "lessonId", l.school_id as "schoolId", l.number, l.starts_at as "startsAt", l.ends_at as "endsAt",
     s.name as subject, coalesce(c.label, gc.labels, '') as "classLabel", g.name as "groupName", ro.name as room,
     l.status = 'cancelled' as cancelled, t.part
   from taught t join lessons l on l.id = t.id join courses co on co.id = l.course_id join subjects s on s.id = co.subject_id
   left join classes c on c.id = co.class_id
   left join groups g on g.id = co.group_id
   left join lateral (select string_agg(k.label, ', ' order by k.label) as labels
     from group_classes x join classes k on k.id = x.class_id where x.group_id = g.id) gc on true
   left join rooms ro on ro.id = l.room_id
   order by l.starts_at, l.id`,
)
