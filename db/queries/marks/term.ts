import { statement } from '../../connection'
import { classOf, termJson, termOf, type TermRecord } from '../calendar/pupil-courses'
import { averagesSql, markFields, markTables, visibleMark } from './mark-record'
import type { AverageRecord, MarkRecord } from './mark-record'

/** A final mark of a term as a family may see it. */
export interface TermResultRecord {
  readonly subjectId: string
  readonly subject: string
  readonly value: number | null
  readonly code: string | null
}

/** A whole term of one pupil. */
export interface TermMarksRecord {
  readonly pupilId: string
  readonly classLabel: string | null
  readonly grade: number | null
  readonly term: TermRecord | null
  readonly marks: readonly MarkRecord[]
  readonly averages: readonly AverageRecord[]
  readonly results: readonly TermResultRecord[]
}

const results = `(
  select coalesce(jsonb_agg(jsonb_build_object('subjectId', r.subject_id::text, 'subject', s.name, 'value', r.value, 'code', r.code)), '[]')
  from results r join periods p on p.id = r.period_id join subjects s on s.id = r.subject_id
  where r.pupil_id = a.pupil_id and p.scheme_id = k.period_scheme_id and p.from_on = t.from_on and r.kind in ('term', 'half') and r.published_at <= $3)`

/**
 * The term that holds a day, or the last one before it, for several pupils by the class each was in then.
 * Values, one element a pupil: pupils, days; then the present instant.
 */
export const termMarksOf = statement<TermMarksRecord>(
  'term-marks',
  `select a.pupil_id::text as "pupilId", k.label as "classLabel", k.grade, ${termJson('t')} as term,
     (select coalesce(jsonb_agg(jsonb_build_object(${markFields}) order by m.day, m.id), '[]') from ${markTables}
      where m.pupil_id = a.pupil_id and m.day >= t.from_on and m.day < t.until_on and ${visibleMark('$3')}) as marks,
     ${averagesSql('a.pupil_id', 't.from_on', 't.until_on', '$3')} as averages, ${results} as results
   from unnest($1::bigint[], $2::date[]) with ordinality as a (pupil_id, day, position)
   left join lateral ${classOf('a.pupil_id', 'a.day')} k on true
   left join lateral ${termOf('k', 'a.day')} t on true
   order by a.position`,
)

/** One mark on a subject's card. */
export interface SubjectMarkRecord extends MarkRecord {
  readonly comment: string | null
  readonly topic: string | null
  readonly changeReason: string | null
}

/** One subject of one pupil over a term. */
export interface SubjectMarksRecord {
  readonly subject: string | null
  readonly classLabel: string | null
  readonly grade: number | null
  readonly term: TermRecord | null
  readonly marks: readonly SubjectMarkRecord[]
}

/** One subject's marks over the term that holds a day. Values: pupil, subject, day, the present instant. */
export const subjectMarksOf = statement<SubjectMarksRecord>(
  'subject-marks',
  `select (select s.name from subjects s where s.id = $2 and s.school_id = k.school_id) as subject,
     k.label as "classLabel", k.grade, ${termJson('t')} as term,
     (select coalesce(jsonb_agg(jsonb_build_object(${markFields}, 'comment', m.comment, 'topic', l.topic, 'changeReason', m.change_reason)
        order by m.day, m.id), '[]')
      from ${markTables} left join lessons l on l.id = w.lesson_id
      where m.pupil_id = $1 and m.subject_id = $2 and m.day >= t.from_on and m.day < t.until_on and ${visibleMark('$4')}) as marks
   from ${classOf('$1::bigint', '$3::date')} k left join lateral ${termOf('k', '$3::date')} t on true`,
)
