import { statement } from '../connection'
import type { ClassId, LocalDate } from '../values'
import { personColumns, type PersonRecord } from './people'

/** A pupil with the class of the day, or the last one before it. */
export interface PupilRecord extends PersonRecord {
  readonly classId: ClassId
  readonly classLabel: string
  /** First day in that class. */
  readonly inClassFrom: LocalDate
  /** The day after the last; null: open. */
  readonly inClassUntil: LocalDate | null
  readonly registerNumber: number | null
}

/**
 * Pupils in the order of their ids, with the class of today, the last one before it, or the first one to come; of a class
 * only those who are in it today or will be.
 * Values: school ids in reach or null, class id or null, after or null, how many, the present instant.
 */
export const listedPupils = statement<PupilRecord>(
  'listed-pupils',
  `select ${personColumns}, m.class_id as "classId", m.label as "classLabel", m.from_on as "inClassFrom",
     m.until_on as "inClassUntil", m.register_number as "registerNumber"
   from people p join schools s on s.id = p.school_id
   cross join lateral (select ($5::timestamptz at time zone s.time_zone)::date as today) t
   cross join lateral (
     select m.class_id, c.label, m.from_on, m.until_on, m.register_number
     from class_memberships m join classes c on c.id = m.class_id
     where m.pupil_id = p.id
       and ($2::bigint is null or (m.class_id = $2 and (m.until_on is null or m.until_on > t.today)))
     order by m.from_on <= t.today desc, case when m.from_on <= t.today then m.from_on end desc, m.from_on limit 1) m
   where s.closed_at is null and ($1::bigint[] is null or p.school_id = any($1::bigint[]))
     and ($3::bigint is null or p.id > $3)
   order by p.id limit $4`,
)

/** Values: school id, class id, pupil id, first day, register number or null. */
export const insertMembership = statement<{ id: string }>(
  'insert-membership',
  `insert into class_memberships (school_id, class_id, pupil_id, from_on, register_number) values ($1, $2, $3, $4, $5)
   returning id`,
)

/** One class in which a pupil was ever entered. */
export interface MembershipRecord {
  readonly classId: ClassId
  readonly from: LocalDate
  readonly until: LocalDate | null
}

/** A pupil's classes, from the last back. Values: pupil id. */
export const membershipsOf = statement<MembershipRecord>(
  'memberships-of',
  `select class_id as "classId", from_on as "from", until_on as until from class_memberships
   where pupil_id = $1 order by from_on desc`,
)

/** Ends a pupil's time in classes on a day; what would begin then or later never does. Values: pupil id, the day. */
export const endMemberships = statement<never>(
  'end-memberships',
  `with never as (delete from class_memberships where pupil_id = $1 and from_on >= $2::date)
   update class_memberships set until_on = $2::date
   where pupil_id = $1 and from_on < $2::date and (until_on is null or until_on > $2::date)`,
)

/**
 * Ends a pupil's time in groups on a day, but for the groups of one class.
 * Values: pupil id, the day, the class whose groups stay or null.
 */
export const endGroupMemberships = statement<never>(
  'end-group-memberships',
  `with leaving as (
     select m.id, m.from_on from group_members m
     where m.pupil_id = $1 and (m.until_on is null or m.until_on > $2::date)
       and not exists (select from group_classes c where c.group_id = m.group_id and c.class_id = $3)),
   never as (delete from group_members m using leaving l where m.id = l.id and l.from_on >= $2::date)
   update group_members m set until_on = $2::date from leaving l where m.id = l.id and l.from_on < $2::date`,
)
