import { statement } from '../../connection'
import { classOf, termJson, termOf, type TermRecord } from '../calendar/pupil-courses'

/** One lesson that a pupil missed, came late to or left early. */
export interface AbsenceRecord {
  readonly day: string
  readonly number: number
  readonly subject: string
  readonly presence: 'absent' | 'late' | 'left_early'
  readonly reason: 'unknown' | 'unexcused' | 'ill' | 'excused'
  readonly minutes: number | null
}

/** A span of one pupil's attendance. */
export interface AttendanceSpanRecord {
  readonly pupilId: string
  readonly classLabel: string | null
  readonly term: TermRecord | null
  /** First day, and the day after the last. */
  readonly from: string
  readonly until: string
  readonly absences: readonly AbsenceRecord[]
}

/**
 * Attendance of several pupils over the week, month or term that holds a day.
 * Values, one element a pupil: pupils, days; then `week`, `month` or `term`, and the present instant.
 */
export const attendanceSpanOf = statement<AttendanceSpanRecord>(
  'attendance-span',
  `select a.pupil_id::text as "pupilId", k.label as "classLabel", ${termJson('t')} as term,
     span.from_on::text as "from", span.until_on::text as "until",
     (select coalesce(jsonb_agg(jsonb_build_object('day', x.day, 'number', l.number, 'subject', s.name, 'presence', x.presence,
        'reason', x.reason, 'minutes', x.minutes) order by x.day, l.number), '[]')
      from attendance x join lessons l on l.id = x.lesson_id join courses c on c.id = l.course_id join subjects s on s.id = c.subject_id
      where x.pupil_id = a.pupil_id and x.day >= span.from_on and x.day < span.until_on and x.published_at <= $4
        and x.presence in ('absent', 'late', 'left_early')) as absences
   from unnest($1::bigint[], $2::date[]) with ordinality as a (pupil_id, day, position)
   left join lateral ${classOf('a.pupil_id', 'a.day')} k on true
   left join lateral ${termOf('k', 'a.day')} t on true
   cross join lateral (
     select case $3::text when 'week' then date_trunc('week', a.day::timestamp)::date when 'month' then date_trunc('month', a.day::timestamp)::date
         else coalesce(t.from_on, a.day) end as from_on,
       case $3::text when 'week' then date_trunc('week', a.day::timestamp)::date + 7
         when 'month' then (date_trunc('month', a.day::timestamp) + interval '1 month')::date else coalesce(t.until_on, a.day + 1) end as until_on) span
   order by a.position`,
)
