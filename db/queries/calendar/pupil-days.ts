import { statement, type Statement } from '../../connection'
import type { NameRecord } from '../actor'
import { classOf, coursesOf } from './pupil-courses'

/** A lesson as it stands in a pupil's day. */
export interface PupilLessonRecord {
  readonly lessonId: string
  readonly courseId: string
  readonly subjectId: string
  readonly subject: string
  /** Null for a course of the whole class. */
  readonly group: string | null
  readonly kind: 'lesson' | 'elective' | 'circle' | 'practice' | 'home'
  readonly day: string
  readonly number: number
  readonly startsAt: string
  readonly endsAt: string
  readonly room: string | null
  readonly topic: string | null
  readonly status: 'planned' | 'held' | 'cancelled'
  /** The pupil is exempt from this course on that day. */
  readonly exempt: boolean
  readonly movedFromId: string | null
  readonly movedFromDay: string | null
  readonly movedFromNumber: number | null
  readonly replacement: {
    readonly kind: 'substitution' | 'merged' | 'cancelled' | 'moved' | 'subject_change' | 'room_change'
    readonly insteadLessonId: string | null
    readonly substitute: NameRecord | null
  } | null
}

/** A lesson with the moments from which its homework's deadline is counted; null before the course's first lesson. */
export interface HomeworkLessonRecord extends PupilLessonRecord {
  readonly assigned: {
    readonly day: string
    readonly endsAt: string
    readonly teacherEndsAt: string | null
    readonly classEndsAt: string | null
  } | null
}

/** What was set for a course, as one pupil may see it. */
export interface HomeworkRecord {
  readonly homeworkId: string
  readonly courseId: string
  readonly subjectId: string
  readonly subject: string
  readonly group: string | null
  readonly dueOn: string
  readonly kind: 'task' | 'none'
  readonly body: string | null
  readonly minutes: number | null
  readonly individual: boolean
  readonly files: number
}

/** A day of the calendar that is not as the week says; `rank` 1 is the class's own, 2 its grade's, 3 the school's. */
export interface CalendarDayRecord {
  readonly day: string
  readonly kind: 'holiday' | 'moved' | 'remote' | 'free_attendance' | 'quarantine' | 'shortened'
  readonly asWeekday: number | null
  readonly note: string | null
  readonly rank: number
}

/** Days of one pupil: the school days around the day asked for, and their lessons. */
export interface PupilDaysRecord<Lesson = PupilLessonRecord> {
  readonly pupilId: string
  readonly classLabel: string | null
  readonly grade: number | null
  /** The first school day on or after the day asked for; each next one follows it. */
  readonly first: string | null
  readonly second: string | null
  readonly third: string | null
  readonly previous: string | null
  readonly lessons: readonly Lesson[]
  readonly calendar: readonly CalendarDayRecord[]
}

export interface HomeworkDaysRecord extends PupilDaysRecord<HomeworkLessonRecord> {
  readonly homework: readonly HomeworkRecord[]
  /** Set for a day after the ones shown although the course meets before. */
  readonly later: readonly HomeworkRecord[]
}

const holiday = `exists (select from calendar_days h where h.school_id = l.school_id and h.day = l.day and h.kind = 'holiday'
  and (h.class_id = k.id or (h.class_id is null and (h.grade is null or h.grade = k.grade))))`

const schoolDay = (bound: string, order: 'asc' | 'desc') => `(
  select ${order === 'asc' ? 'min' : 'max'}(x.day) as day from ${coursesOf('a.pupil_id')} s cross join lateral (
    select l.day from lessons l
    where l.course_id = s.course_id and l.day >= s.from_on and l.day < s.until_on and l.day ${bound} and l.status <> 'cancelled' and not ${holiday}
    order by l.day ${order} limit 1) x)`

const assigned = `(
  select jsonb_build_object('day', p.day, 'endsAt', p.ends_at,
    'teacherEndsAt', (select max(l2.ends_at) from course_teachers t join course_teachers t2 on t2.person_id = t.person_id
       and t2.from_on <= p.day and (t2.until_on is null or t2.until_on > p.day)
       join lessons l2 on l2.course_id = t2.course_id and l2.day = p.day and l2.status <> 'cancelled'
       where t.course_id = l.course_id and t.from_on <= p.day and (t.until_on is null or t.until_on > p.day)),
    'classEndsAt', (select max(l2.ends_at) from ${coursesOf('a.pupil_id')} s2 join lessons l2 on l2.course_id = s2.course_id and l2.day = p.day
       and l2.day >= s2.from_on and l2.day < s2.until_on and l2.status <> 'cancelled'))
  from lessons p where p.course_id = l.course_id and (p.day, p.number) < (l.day, 0) and p.status <> 'cancelled'
  order by p.day desc, p.number desc limit 1)`

const lessons = (extra: string) => `(
  select coalesce(jsonb_agg(jsonb_build_object('lessonId', l.id::text, 'courseId', c.id::text, 'subjectId', c.subject_id::text, 'subject', s.name,
    'group', g.name, 'kind', c.kind, 'day', l.day, 'number', l.number, 'startsAt', l.starts_at, 'endsAt', l.ends_at, 'room', r.name,
    'topic', l.topic, 'status', l.status,
    'exempt', exists (select from course_exemptions e where e.course_id = c.id and e.pupil_id = a.pupil_id
      and e.from_on <= l.day and (e.until_on is null or e.until_on > l.day)),
    'movedFromId', mf.id::text, 'movedFromDay', mf.day, 'movedFromNumber', mf.number,
    'replacement', case when rp.id is not null then jsonb_build_object('kind', rp.kind, 'insteadLessonId', rp.instead_lesson_id::text,
      'substitute', case when sp.id is not null then jsonb_build_object('surname', sp.surname, 'givenName', sp.given_name, 'patronymic', sp.patronymic) end) end
    ${extra}) order by l.day, l.number, s.name), '[]')
  from ${coursesOf('a.pupil_id')} x
  join lessons l on l.course_id = x.course_id and l.day between greatest(x.from_on, span.from_on) and span.to_on and l.day < x.until_on
  join courses c on c.id = x.course_id join subjects s on s.id = c.subject_id
  left join groups g on g.id = c.group_id left join rooms r on r.id = l.room_id
  left join lessons mf on mf.id = l.moved_from_id
  left join replacements rp on rp.lesson_id = l.id left join people sp on sp.id = rp.substitute_id)`

const calendar = `(
  select coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'kind', d.kind, 'asWeekday', d.as_weekday, 'note', d.note,
    'rank', case when d.class_id is not null then 1 when d.grade is not null then 2 else 3 end) order by d.day), '[]')
  from calendar_days d
  where d.school_id = k.school_id and d.day between span.from_on - 14 and greatest(span.to_on, next.third) + 14
    and (d.class_id = k.id or (d.class_id is null and (d.grade is null or d.grade = k.grade))))`

const homeworkOf = (due: string, extra: string) => `(
  select coalesce(jsonb_agg(jsonb_build_object('homeworkId', h.id::text, 'courseId', h.course_id::text, 'subjectId', c.subject_id::text,
    'subject', s.name, 'group', g.name, 'dueOn', h.due_on, 'kind', h.kind, 'body', h.body, 'minutes', h.minutes,
    'individual', h.audience = 'pupils', 'files', (select count(*) from homework_files f where f.homework_id = h.id))
    order by h.due_on, s.name, h.id), '[]')
  from ${coursesOf('a.pupil_id')} x
  join homework h on h.course_id = x.course_id and h.due_on >= x.from_on and h.due_on < x.until_on and ${due}
  join courses c on c.id = h.course_id join subjects s on s.id = c.subject_id left join groups g on g.id = c.group_id
  where h.published_at <= $4 and h.withdrawn_at is null
    and (h.audience = 'course' or exists (select from homework_pupils hp where hp.homework_id = h.id and hp.pupil_id = a.pupil_id))
    and not exists (select from course_exemptions e where e.course_id = c.id and e.pupil_id = a.pupil_id
      and e.from_on <= h.due_on and (e.until_on is null or e.until_on > h.due_on))
    ${extra})`

const longTerm = `and h.kind = 'task' and exists (select from lessons given join lessons between_them on between_them.course_id = given.course_id
  and between_them.day > given.day and between_them.day < h.due_on and between_them.status <> 'cancelled' where given.id = h.lesson_id)`

const daysSql = (lessonExtra: string, columns: string) => `
  select a.pupil_id::text as "pupilId", k.label as "classLabel", k.grade,
    next.first::text as first, next.second::text as second, next.third::text as third, prev.day::text as previous,
    ${lessons(lessonExtra)} as lessons, ${calendar} as calendar ${columns}
  from unnest($1::bigint[], $2::date[], $3::date[]) with ordinality as a (pupil_id, asked, until, position)
  left join lateral ${classOf('a.pupil_id', 'a.asked')} k on true
  left join lateral ${schoolDay('>= a.asked', 'asc')} one on true
  left join lateral ${schoolDay('> one.day', 'asc')} two on true
  left join lateral ${schoolDay('> two.day', 'asc')} three on true
  left join lateral ${schoolDay('< coalesce(one.day, a.asked)', 'desc')} prev on true
  cross join lateral (select one.day as first, two.day as second, three.day as third) next
  cross join lateral (select case when a.until is null then least(a.asked, next.first) else a.asked end as from_on,
    coalesce(a.until, next.second, next.first, a.asked) as to_on) span
  order by a.position`

/**
 * The lessons of several pupils: on the first two school days from a day on, or over a range of days.
 * Values, one element a pupil: pupils, days, last days of the ranges (null: the two school days).
 */
export const pupilDaysOf: Statement<PupilDaysRecord> = statement('pupil-days', daysSql('', ''))

/** The same with homework. Values as before, then the present instant. */
export const homeworkDaysOf: Statement<HomeworkDaysRecord> = statement(
  'homework-days',
  daysSql(
    `, 'assigned', ${assigned}`,
    `, ${homeworkOf('h.due_on between span.from_on and span.to_on', '')} as homework,
     ${homeworkOf('h.due_on > span.from_on and h.due_on <= span.from_on + 45', longTerm)} as later`,
  ),
)
