import { statement } from '../../connection'
import type { AccountId, AccountLinkId, PersonId, SchoolId } from '../../values'

export interface LeaverLink {
  readonly id: AccountLinkId
  readonly accountId: AccountId
  readonly schoolId: SchoolId
  readonly personId: PersonId
}

/**
 * Links of those who left their school so many days ago, and of guardians all of whose children there did, unless they work
 * or learn there themselves; locked, some hundreds at most. Values: the present instant, days.
 */
export const leaverLinks = statement<LeaverLink>(
  'leaver-links',
  `select l.id, l.account_id as "accountId", l.school_id as "schoolId", l.person_id as "personId"
   from account_links l join people p on p.id = l.person_id join schools s on s.id = l.school_id
     cross join lateral (select ($1::timestamptz at time zone s.time_zone)::date as today) t
   where l.unlinked_at is null and (
     p.left_on <= t.today - $2::int
     or (exists (select from guardianships g join people c on c.id = g.pupil_id
           where g.guardian_id = p.id and c.left_on <= t.today - $2::int)
       and not exists (select from guardianships g join people c on c.id = g.pupil_id
           where g.guardian_id = p.id and (c.left_on is null or c.left_on > t.today - $2::int)
             and (g.until_on is null or g.until_on > t.today))
       and not exists (select from staff_roles r where r.person_id = p.id and (r.until_on is null or r.until_on > t.today))
       and not exists (select from class_memberships m where m.pupil_id = p.id)))
   order by l.id limit 500
   for update of l skip locked`,
)

/** Ends the channel consents that somebody gave: schooling is over, and what was held is destroyed. Values: person ids, now. */
export const endConsentsOfLeavers = statement<{ id: string }>(
  'end-consents-of-leavers',
  `update consents set until_on = greatest(from_on + 1, $2::timestamptz::date), destroyed_at = $2
   where given_by_id = any($1::bigint[]) and kind = 'channel' and withdrawn_at is null and destroyed_at is null
   returning id`,
)
