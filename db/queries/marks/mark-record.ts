/** A mark as a family may see it, with what stands around it. */
export interface MarkRecord {
  readonly markId: string
  readonly subjectId: string
  readonly subject: string
  readonly day: string
  readonly value: number | null
  readonly code: string | null
  readonly weight: number
  readonly counts: boolean
  readonly workType: string | null
  readonly title: string | null
  /** What stood there before a correction that families could notice. */
  readonly previousValue: number | null
  readonly previousCode: string | null
  readonly withdrawn: boolean
}

/** Sums of the counting marks of one subject, for its weighted average. */
export interface AverageRecord {
  readonly subjectId: string
  readonly subject: string
  readonly total: number
  readonly weight: number
  readonly count: number
}

/** SQL that makes a {@link MarkRecord}'s fields of `m` (marks), `w` (works), `wt` (work_types) and `s` (subjects). */
export const markFields = `'markId', m.id::text, 'subjectId', m.subject_id::text, 'subject', s.name, 'day', m.day,
  'value', m.value, 'code', m.code, 'weight', m.weight, 'counts', m.counts, 'workType', wt.name, 'title', w.title,
  'previousValue', case when m.changed_at >= m.published_at then m.previous_value end,
  'previousCode', case when m.changed_at >= m.published_at then m.previous_code end,
  'withdrawn', m.withdrawn_at is not null`

/** SQL of the tables behind {@link markFields}. */
export const markTables = `marks m join works w on w.id = m.work_id
  left join work_types wt on wt.id = w.work_type_id join subjects s on s.id = m.subject_id`

/**
 * SQL condition on `m`: families see it at this moment. What was withdrawn before it was published never was there for them.
 * @param now SQL of the present instant
 */
export const visibleMark = (now: string): string =>
  `m.published_at <= ${now} and (m.withdrawn_at is null or m.withdrawn_at >= m.published_at)`

/**
 * SQL of the sums by subject of one pupil's counting marks between two days, read from the covering index alone.
 * @param from SQL of the first day
 * @param until SQL of the day after the last
 */
export const averagesSql = (pupil: string, from: string, until: string, now: string): string => `(
  select coalesce(jsonb_agg(jsonb_build_object('subjectId', x.subject_id::text, 'subject', s.name, 'total', x.total, 'weight', x.weight, 'count', x.n)), '[]')
  from (
    select m.subject_id, sum(m.value * m.weight) as total, sum(m.weight) as weight, count(*) as n
    from marks m
    where m.pupil_id = ${pupil} and m.day >= ${from} and m.day < ${until} and m.published_at <= ${now}
      and m.withdrawn_at is null and m.counts and m.weight > 0 and m.value is not null
    group by m.subject_id) x
  join subjects s on s.id = x.subject_id)`
