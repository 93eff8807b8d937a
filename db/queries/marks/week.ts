import { statement } from '../../connection'
import { classOf, coursesOf, termJson, termOf, type TermRecord } from '../calendar/pupil-courses'
import { averagesSql, markFields, markTables, visibleMark } from './mark-record'
import type { AverageRecord, MarkRecord } from './mark-record'

/** A missed or shortened lesson of the week. */
export interface WeekAbsenceRecord {
  readonly subjectId: string
  readonly subject: string
  readonly day: string
  readonly presence: 'absent' | 'late' | 'left_early'
  readonly minutes: number | null
}

/** The week of one pupil. */
export interface WeekMarksRecord {
  readonly pupilId: string
  readonly classLabel: string | null
  readonly grade: number | null
  readonly term: TermRecord | null
  readonly marks: readonly MarkRecord[]
  readonly absences: readonly WeekAbsenceRecord[]
  readonly averages: readonly AverageRecord[]
  /** Published this week for days before it, newest first. */
  readonly late: readonly MarkRecord[]
  /** The newest mark before the week; looked for only when the week has none. */
  readonly last: MarkRecord | null
  /** Days of the week with lessons that have begun; counted only when the week has no mark. */
  readonly lessonDays: readonly string[] | null
}

const week = 'm.pupil_id = a.pupil_id and m.day between a.monday and a.monday + 6'

const marks = `(
  select jsonb_agg(jsonb_build_object(${markFields}) order by m.day, m.id)
  from ${markTables} where ${week} and ${visibleMark('$7')})`

const absences = `(
  select coalesce(jsonb_agg(jsonb_build_object('subjectId', c.subject_id::text, 'subject', s.name, 'day', t.day, 'presence', t.presence, 'minutes', t.minutes)
    order by t.day, l.number), '[]')
  from attendance t join lessons l on l.id = t.lesson_id join courses c on c.id = l.course_id join subjects s on s.id = c.subject_id
  where a.with_attendance and t.pupil_id = a.pupil_id and t.day between a.monday and a.monday + 6
    and t.published_at <= $7 and t.presence in ('absent', 'late', 'left_early'))`

const late = `(
  select coalesce(jsonb_agg(jsonb_build_object(${markFields}) order by m.day desc, m.id), '[]')
  from ${markTables}
  where m.pupil_id = a.pupil_id and m.published_at >= a.week_starts and m.published_at < a.week_ends and m.day < a.monday
    and m.withdrawn_at is null and m.source <> 'transferred' and m.published_at <= $7)`

const last = `(
  select jsonb_build_object(${markFields})
  from ${markTables}
  where shown.marks is null and m.pupil_id = a.pupil_id and m.day < a.monday and m.day >= k.year_from
    and m.published_at <= $7 and m.withdrawn_at is null
  order by m.day desc, m.id desc limit 1)`

const lessonDays = `case when shown.marks is null then (
  select coalesce(jsonb_agg(distinct l.day), '[]')
  from ${coursesOf('a.pupil_id')} x join lessons l on l.course_id = x.course_id
    and l.day between greatest(a.monday, x.from_on) and a.monday + 6 and l.day < x.until_on
  where l.status <> 'cancelled' and l.starts_at <= $7) end`

/**
 * The marks of a week for several pupils, each in the week and zone of their own school.
 * Values, one element a pupil: pupils, Mondays, todays, instants of the week's start and end, whether attendance may be
 * told; then the present instant.
 */
export const weekMarksOf = statement<WeekMarksRecord>(
  'week-marks',
  `select a.pupil_id::text as "pupilId", k.label as "classLabel", k.grade, ${termJson('t')} as term,
     coalesce(shown.marks, '[]') as marks, ${absences} as absences,
     ${averagesSql('a.pupil_id', 't.from_on', 't.until_on', '$7')} as averages,
     ${late} as late, ${last} as last, ${lessonDays} as "lessonDays"
   from unnest($1::bigint[], $2::date[], $3::date[], $4::timestamptz[], $5::timestamptz[], $6::boolean[])
     with ordinality as a (pupil_id, monday, today, week_starts, week_ends, with_attendance, position)
   left join lateral ${classOf('a.pupil_id', 'least(a.today, a.monday + 6)')} k on true
   left join lateral ${termOf('k', 'least(a.today, a.monday + 6)')} t on true
   left join lateral (select ${marks} as marks) shown on true
   order by a.position`,
)
