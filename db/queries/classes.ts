import { statement, type Connection } from '../connection'
import type { ClassId, LocalDate, PersonId, SchoolId } from '../values'

/** Somebody who leads a class. */
export interface ClassTeacherRecord {
  readonly personId: PersonId
  readonly from: LocalDate
  readonly until: LocalDate | null
  /** Leads it for somebody who is away. */
  readonly acting: boolean
}

/** A class of one academic year, or a college's group. */
export interface ClassRecord {
  readonly id: ClassId
  readonly schoolId: SchoolId
  /** `2026/2027`. */
  readonly academicYear: string
  readonly label: string
  readonly grade: number | null
  readonly shift: number
  readonly daysAWeek: number
  /** Those who lead it today or will. */
  readonly teachers: readonly ClassTeacherRecord[]
}

/** Classes in the order of their ids. Values: school ids in reach or null, class id or null, after or null, how many, now. */
export const listedClasses = statement<ClassRecord>(
  'listed-classes',
  `select c.id, c.school_id as "schoolId", y.name as "academicYear", c.label, c.grade, c.shift, c.days_a_week as "daysAWeek",
     (select coalesce(jsonb_agg(jsonb_build_object('personId', t.person_id::text, 'from', t.from_on, 'until', t.until_on,
        'acting', t.acting) order by t.from_on, t.id), '[]')
      from class_teachers t where t.class_id = c.id
        and (t.until_on is null or t.until_on > ($5::timestamptz at time zone s.time_zone)::date)) as teachers
   from classes c join academic_years y on y.id = c.academic_year_id join schools s on s.id = c.school_id
   where s.closed_at is null and ($1::bigint[] is null or c.school_id = any($1::bigint[]))
     and ($2::bigint is null or c.id = $2) and ($3::bigint is null or c.id > $3)
   order by c.id limit $4`,
)

/** A class that somebody joins or leads, on the school's own day. */
export interface ClassOfToday {
  readonly id: ClassId
  readonly schoolId: SchoolId
  readonly label: string
  /** First day of its academic year. */
  readonly yearFrom: LocalDate
  /** The day after its last. */
  readonly yearUntil: LocalDate
  readonly today: LocalDate
}

/** Values: class id, the present instant. */
export const classOfToday = statement<ClassOfToday>(
  'class-of-today',
  `select c.id, c.school_id as "schoolId", c.label, y.from_on as "yearFrom", y.until_on as "yearUntil",
     ($2::timestamptz at time zone s.time_zone)::date as today
   from classes c join academic_years y on y.id = c.academic_year_id join schools s on s.id = c.school_id
   where c.id = $1 and s.closed_at is null`,
)

/** An academic year and its first and last-plus-one days. */
export interface AcademicYearRecord {
  readonly id: string
  readonly name: string
}

/** The academic year of a school that has a day in it. Values: school id, the day. */
export const academicYearOn = statement<AcademicYearRecord>(
  'academic-year-on',
  `select id, name from academic_years where school_id = $1 and from_on <= $2::date and until_on > $2::date`,
)

/** Values: school id, name, first day, the day after the last. */
export const insertAcademicYear = statement<AcademicYearRecord>(
  'insert-academic-year',
  `insert into academic_years (school_id, name, from_on, until_on) values ($1, $2, $3, $4) returning id, name`,
)

/** A class to be stored. */
export interface NewClass {
  readonly schoolId: SchoolId
  readonly academicYearId: string
  readonly label: string
  readonly grade: number | null
  readonly shift: number
  readonly daysAWeek: number
}

/** Stores a class. */
export async function insertClass(tx: Connection, values: NewClass): Promise<ClassId> {
  const row = await tx.models.Class.create(values, { transaction: tx.transaction })
  return row.id
}

/** Values: school id, class id, person id, first day, acting. */
export const insertClassTeacher = statement<{ id: string }>(
  'insert-class-teacher',
  `insert into class_teachers (school_id, class_id, person_id, from_on, acting) values ($1, $2, $3, $4, $5) returning id`,
)

/** Ends somebody's leading of a class; what would begin later never does. Values: class id, person id, the day. */
export const endClassTeacher = statement<{ id: string }>(
  'end-class-teacher',
  `with never as (
     delete from class_teachers where class_id = $1 and person_id = $2 and from_on >= $3::date returning id),
   ended as (
     update class_teachers set until_on = $3::date
     where class_id = $1 and person_id = $2 and from_on < $3::date and (until_on is null or until_on > $3::date) returning id)
   select id from never union all select id from ended`,
)

/** What a letter to the families of a class says of school and class. */
export interface ClassLetterhead {
  readonly schoolName: string
  readonly kind: 'school' | 'college'
  readonly timeZone: string
  readonly phone: string | null
  readonly label: string
  readonly grade: number | null
  /** Values of the school's settings of the day that differ from the defaults. */
  readonly overrides: Record<string, unknown>
  readonly teachers: readonly {
    readonly surname: string
    readonly givenName: string
    readonly patronymic: string | null
  }[]
}

/** Values: class id, school ids in reach or null, class ids in reach or null, the present instant. */
export const classLetterhead = statement<ClassLetterhead>(
  'class-letterhead',
  `select s.short_name as "schoolName", s.kind, s.time_zone as "timeZone", s.phone, c.label, c.grade,
     coalesce((select v.settings from school_settings v where v.school_id = s.id and v.valid_from <= d.today
       order by v.valid_from desc limit 1), '{}') as overrides,
     (select coalesce(jsonb_agg(jsonb_build_object('surname', p.surname, 'givenName', p.given_name, 'patronymic', p.patronymic)
        order by t.acting, t.from_on, t.id), '[]')
      from class_teachers t join people p on p.id = t.person_id
      where t.class_id = c.id and t.from_on <= d.today and (t.until_on is null or t.until_on > d.today)) as teachers
   from classes c join schools s on s.id = c.school_id
   cross join lateral (select ($4::timestamptz at time zone s.time_zone)::date as today) d
   where c.id = $1 and s.closed_at is null and ($2::bigint[] is null or c.school_id = any($2::bigint[]))
     and ($3::bigint[] is null or c.id = any($3::bigint[]))`,
)
