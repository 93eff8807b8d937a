import { statement } from '../../connection'
import { actorPersonSql, type ActorPersonRecord } from '../actor'

/** A person as access is decided by, with what a consent says of the school. */
export interface AccessPersonRecord {
  readonly person: ActorPersonRecord
  readonly operatorAddress: string | null
  readonly dataOfficer: string | null
  readonly schoolClosed: boolean
  /** Whether some account is linked to the person now. */
  readonly linked: boolean
}

const selectPerson = (people: string) => `
  select ${actorPersonSql} as person, s.address as "operatorAddress", s.data_officer as "dataOfficer",
    s.closed_at is not null as "schoolClosed",
    exists (select from account_links al where al.person_id = p.id and al.unlinked_at is null) as linked
  from ${people}
  cross join lateral (select p.id) l
  join schools s on s.id = p.school_id
  cross join lateral (select ($2::timestamptz at time zone s.time_zone)::date as today) t
  left join lateral (select v.settings from school_settings v
    where v.school_id = s.id and v.valid_from <= t.today order by v.valid_from desc limit 1) v on true`

/** One person. Values: person id, the present instant. */
export const accessPerson = statement<AccessPersonRecord>(
  'access-person',
  `${selectPerson('people p')} where p.id = $1`,
)

/** Keeps others from issuing codes to the same people meanwhile. Values: person ids. */
export const lockPeople = statement<{ id: string }>(
  'lock-people',
  `select id from people where id = any($1::bigint[]) order by id for no key update`,
)

/** A class's pupils of the day and their guardians whose guardianship holds. Values: class id, the present instant. */
export const peopleOfClass = statement<AccessPersonRecord>(
  'people-of-class',
  `with asked as (
     select c.id, ($2::timestamptz at time zone s.time_zone)::date as today
     from classes c join schools s on s.id = c.school_id where c.id = $1),
   members as (
     select m.pupil_id from class_memberships m join asked a on m.class_id = a.id
     where m.from_on <= a.today and (m.until_on is null or m.until_on > a.today)),
   wanted as (
     select pupil_id as id from members
     union
     select g.guardian_id from guardianships g join members using (pupil_id), asked a
     where g.from_on <= a.today and (g.until_on is null or g.until_on > a.today)
       and not (g.restricted_from is not null and g.restricted_from <= a.today
                and (g.restricted_until is null or g.restricted_until > a.today)))
   ${selectPerson('wanted join people p on p.id = wanted.id')}
   order by p.sort_key, p.id`,
)

/** The school of a class. Values: class id. */
export const schoolOfClass = statement<{ schoolId: string }>(
  'school-of-class',
  `select school_id as "schoolId" from classes where id = $1`,
)

/** Forgets what a guardian called their children. Values: guardian id. */
export const dropChildLabels = statement<never>(
  'drop-child-labels',
  `update guardianships set label = null where guardian_id = $1 and label is not null`,
)

/** Sets a guardian's own label of a child. Values: guardian id, pupil id, label or null, the day. */
export const setChildLabel = statement<{ id: string; before: string | null }>(
  'set-child-label',
  `update guardianships g set label = $3
   from (select id, label from guardianships where guardian_id = $1 and pupil_id = $2
     and from_on <= $4::date and (until_on is null or until_on > $4::date) for update) old
   where g.id = old.id returning g.id, old.label as before`,
)
