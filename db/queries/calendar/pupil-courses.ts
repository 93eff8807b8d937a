/**
 * SQL of the courses of a pupil, through the class or a group, as rows (course_id, from_on, until_on):
 * the spell in which the pupil attends each, which ends with the academic year at the latest.
 * @param pupil SQL that names the pupil's id
 */
export const coursesOf = (pupil: string): string => `(
  select c.id as course_id, greatest(m.from_on, y.from_on) as from_on, least(m.until_on, y.until_on) as until_on
  from class_memberships m join courses c on c.class_id = m.class_id join academic_years y on y.id = c.academic_year_id
  where m.pupil_id = ${pupil}
  union all
  select c.id, greatest(m.from_on, y.from_on), least(m.until_on, y.until_on)
  from group_members m join courses c on c.group_id = m.group_id join academic_years y on y.id = c.academic_year_id
  where m.pupil_id = ${pupil})`

/**
 * SQL of the class of a pupil on a day, or the last one before it, with its academic year.
 * @param pupil SQL that names the pupil's id
 * @param day SQL of the day
 */
export const classOf = (pupil: string, day: string): string => `(
  select c.id, c.school_id, c.label, c.grade, c.period_scheme_id, y.id as year_id, y.name as year_name, y.from_on as year_from, y.until_on as year_until
  from class_memberships m join classes c on c.id = m.class_id join academic_years y on y.id = c.academic_year_id
  where m.pupil_id = ${pupil} and m.from_on <= ${day}
  order by m.from_on desc limit 1)`

/**
 * SQL of the term of a class on a day, as one row (kind, number, from_on, until_on): between terms the last one that
 * ended; the whole academic year where the class has no terms.
 * @param schoolClass SQL that names a row of {@link classOf}
 * @param day SQL of the day
 */
export const termOf = (schoolClass: string, day: string): string => `(
  select s.kind, p.number, p.from_on, p.until_on
  from periods p join period_schemes s on s.id = p.scheme_id
  where p.scheme_id = ${schoolClass}.period_scheme_id and p.from_on <= ${day}
  union all
  select 'year', null, ${schoolClass}.year_from, ${schoolClass}.year_until
  where ${schoolClass}.period_scheme_id is null and ${schoolClass}.year_from is not null
  order by from_on desc limit 1)`

/** A term as {@link termOf} finds it; half-open. */
export interface TermRecord {
  readonly kind: 'quarter' | 'trimester' | 'half_year' | 'semester' | 'module' | 'year'
  readonly number: number | null
  readonly from: string
  readonly until: string
}

/** SQL that makes a {@link TermRecord} of a row of {@link termOf}, or null when there is none. */
export const termJson = (term: string): string =>
  `case when ${term}.kind is not null then jsonb_build_object('kind', ${term}.kind, 'number', ${term}.number, 'from', ${term}.from_on, 'until', ${term}.until_on) end`
