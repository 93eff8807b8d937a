import { statement } from '../../connection'
import { classOf, type TermRecord } from '../calendar/pupil-courses'
import { averagesSql } from './mark-record'
import type { AverageRecord } from './mark-record'

/** An academic year of one pupil with the terms that hold anything to read. */
export interface PupilYearRecord {
  readonly pupilId: string
  readonly year: string
  readonly from: string
  readonly until: string
  readonly classLabel: string
  readonly terms: readonly TermRecord[]
}

const someMarks = `exists (select from marks m where m.pupil_id = k.pupil_id and m.day >= p.from_on and m.day < p.until_on and m.published_at <= $2::timestamptz)`
const someResults = `exists (select from results r where r.pupil_id = k.pupil_id and r.period_id = p.id and r.published_at <= $2::timestamptz)`

/** Years of several pupils, newest first, by the class each ended it in. Values: pupils, the present instant. */
export const pupilYearsOf = statement<PupilYearRecord>(
  'pupil-years',
  `select k.pupil_id::text as "pupilId", y.name as year, y.from_on::text as "from", y.until_on::text as "until", k.label as "classLabel",
     (select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'number', p.number, 'from', p.from_on, 'until', p.until_on) order by p.from_on), '[]')
      from periods p join period_schemes s on s.id = p.scheme_id
      where p.scheme_id = k.period_scheme_id and (${someMarks} or ${someResults})) as terms
   from (
     select distinct on (m.pupil_id, c.academic_year_id) m.pupil_id, c.academic_year_id, c.label, c.period_scheme_id
     from class_memberships m join classes c on c.id = m.class_id
     where m.pupil_id = any ($1::bigint[]) and m.from_on <= $2::timestamptz
     order by m.pupil_id, c.academic_year_id, m.from_on desc) k
   join academic_years y on y.id = k.academic_year_id
   order by array_position($1::bigint[], k.pupil_id), y.from_on desc`,
)

/** A result of the year: of one of its terms, or of the year itself. */
export interface YearResultRecord {
  readonly subjectId: string
  readonly subject: string
  readonly kind: 'term' | 'half' | 'year' | 'exam' | 'state' | 'final'
  /** First day of the term; null for results of the year. */
  readonly termFrom: string | null
  readonly value: number | null
  readonly code: string | null
}

/** A whole year of one pupil: results, and the averages of each term. */
export interface YearMarksRecord {
  readonly pupilId: string
  readonly classLabel: string | null
  readonly year: string | null
  readonly yearFrom: string | null
  readonly terms: readonly (TermRecord & { readonly averages: readonly AverageRecord[] })[]
  readonly results: readonly YearResultRecord[]
}

/** The academic year that holds a day for several pupils. Values, one element a pupil: pupils, days; then the present instant. */
export const yearMarksOf = statement<YearMarksRecord>(
  'year-marks',
  `select a.pupil_id::text as "pupilId", k.label as "classLabel", k.year_name as year, k.year_from::text as "yearFrom",
     (select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'number', p.number, 'from', p.from_on, 'until', p.until_on,
        'averages', ${averagesSql('a.pupil_id', 'p.from_on', 'p.until_on', '$3')}) order by p.from_on), '[]')
      from periods p join period_schemes s on s.id = p.scheme_id where p.scheme_id = k.period_scheme_id and p.from_on <= $3::timestamptz) as terms,
     (select coalesce(jsonb_agg(jsonb_build_object('subjectId', r.subject_id::text, 'subject', s.name, 'kind', r.kind, 'termFrom', p.from_on,
        'value', r.value, 'code', r.code)), '[]')
      from results r join subjects s on s.id = r.subject_id left join periods p on p.id = r.period_id
      where r.pupil_id = a.pupil_id and r.academic_year_id = k.year_id and r.published_at <= $3) as results
   from unnest($1::bigint[], $2::date[]) with ordinality as a (pupil_id, day, position)
   left join lateral ${classOf('a.pupil_id', 'a.day')} k on true
   order by a.position`,
)
