import { statement } from '../connection'
import type { LocalDate, PersonId } from '../values'
import { personColumns, type PersonRecord } from './people'

/** What somebody works as. */
export interface StaffRoleRecord {
  readonly role: string
  readonly from: LocalDate
  /** The day after the last; null: open. */
  readonly until: LocalDate | null
}

/** A member of staff with the roles of today and of later. */
export interface StaffRecord extends PersonRecord {
  readonly roles: readonly StaffRoleRecord[]
}

/** Staff by id. Values: school ids in reach or null, after or null, how many, the present instant. */
export const listedStaff = statement<StaffRecord>(
  'listed-staff',
  `select ${personColumns}, r.roles
   from people p join schools s on s.id = p.school_id
   cross join lateral (
     select jsonb_agg(jsonb_build_object('role', r.role, 'from', r.from_on, 'until', r.until_on) order by r.role, r.from_on) as roles
     from staff_roles r where r.person_id = p.id
       and (r.until_on is null or r.until_on > ($4::timestamptz at time zone s.time_zone)::date)) r
   where r.roles is not null and s.closed_at is null and ($1::bigint[] is null or p.school_id = any($1::bigint[]))
     and ($2::bigint is null or p.id > $2)
   order by p.id limit $3`,
)

/** Values: school id, person id, roles, first day. */
export const insertStaffRoles = statement<{ id: string }>(
  'insert-staff-roles',
  `insert into staff_roles (school_id, person_id, role, from_on)
   select $1, $2, role, $4 from unnest($3::text[]) as role returning id`,
)

/** A role of somebody that holds on a day or begins later. Values: person id, role, the day. */
export const endStaffRoleOn = statement<{ id: PersonId }>(
  'end-staff-role-on',
  `with never as (
     delete from staff_roles where person_id = $1 and role = $2 and from_on >= $3::date returning id),
   ended as (
     update staff_roles set until_on = $3::date
     where person_id = $1 and role = $2 and from_on < $3::date and (until_on is null or until_on > $3::date) returning id)
   select id from never union all select id from ended`,
)
