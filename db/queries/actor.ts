import { statement } from '../connection'
import type { AccountId, AccountLinkId, ClassId, CourseId, LocalDate, PersonId, SchoolId } from '../values'

/** One spell of something on the calendar: from the first day, until the day after the last (null: open). */
export interface Spell {
  readonly from: LocalDate
  readonly until: LocalDate | null
}

/** A person's name as the school writes it. */
export interface NameRecord {
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string | null
}

/** A class a pupil belongs to on the day asked for, or the last one before it. */
export interface PupilClassRecord extends Spell {
  readonly classId: ClassId
  readonly label: string
  readonly grade: number | null
}

/** A child of a guardian whose guardianship holds today and is not restricted. */
export interface ChildRecord extends NameRecord, Spell {
  readonly pupilId: PersonId
  readonly label: string | null
  readonly relation: string
  readonly bornOn: LocalDate | null
  readonly leftOn: LocalDate | null
  readonly class: PupilClassRecord | null
  /** Items of the channel consent that this guardian's current consents cover. */
  readonly consentItems: readonly string[]
}

/** One person whom an account is linked to, with everything access is decided by. */
export interface ActorPersonRecord extends NameRecord {
  readonly linkId: AccountLinkId
  readonly personId: PersonId
  readonly bornOn: LocalDate | null
  readonly leftOn: LocalDate | null
  /** Today in the school's zone. */
  readonly today: LocalDate
  readonly school: {
    readonly id: SchoolId
    readonly kind: 'school' | 'college'
    readonly name: string
    readonly shortName: string
    readonly phone: string | null
    readonly zone: string
    /** Values of the settings version in force that differ from the defaults. */
    readonly settings: Record<string, unknown>
  }
  readonly roles: readonly string[]
  /** The class the person learns in; null for those who never were pupils here. */
  readonly class: PupilClassRecord | null
  /** Items the person consented to for themself. */
  readonly consentItems: readonly string[]
  /** Items that some current guardian consented to for this person. */
  readonly guardianConsentItems: readonly string[]
  readonly children: readonly ChildRecord[]
  readonly classesLed: readonly (Spell & { readonly classId: ClassId; readonly label: string })[]
  readonly courses: readonly (Spell & { readonly courseId: CourseId })[]
}

/** An account with its current links; `persons` is empty for one that was unlinked everywhere. */
export interface ActorRecord {
  readonly accountId: AccountId
  readonly language: 'ru' | 'en' | null
  readonly privacy: 'full' | 'initials' | 'minimal' | 'link' | null
  readonly persons: readonly ActorPersonRecord[]
}

const currentClass = (pupil: string, today: string) => `(
  select jsonb_build_object('classId', k.id::text, 'label', k.label, 'grade', k.grade, 'from', m.from_on, 'until', m.until_on)
  from class_memberships m join classes k on k.id = m.class_id
  where m.pupil_id = ${pupil} and m.from_on <= ${today}
  order by m.from_on desc limit 1)`

const consentItems = (where: string, today: string) => `(
  select coalesce(jsonb_agg(distinct k.item), '[]') from consents k
  where ${where} and k.kind = 'channel' and k.withdrawn_at is null
    and k.from_on <= ${today} and (k.until_on is null or k.until_on > ${today}))`

const children = `(
  select coalesce(jsonb_agg(jsonb_build_object(
    'pupilId', c.id::text, 'surname', c.surname, 'givenName', c.given_name, 'patronymic', c.patronymic,
    'label', g.label, 'relation', g.relation, 'bornOn', c.birth_on, 'leftOn', c.left_on, 'from', g.from_on, 'until', g.until_on,
    'class', ${currentClass('c.id', 't.today')},
    'consentItems', ${consentItems('k.subject_id = c.id and k.given_by_id = p.id', 't.today')}
  ) order by c.birth_on, c.id), '[]')
  from guardianships g join people c on c.id = g.pupil_id
  where g.guardian_id = p.id and g.from_on <= t.today and (g.until_on is null or g.until_on > t.today)
    and not (g.restricted_from is not null and g.restricted_from <= t.today
             and (g.restricted_until is null or g.restricted_until > t.today)))`

const guardianItems = consentItems(
  `k.subject_id = p.id and exists (
    select from guardianships g where g.pupil_id = p.id and g.guardian_id = k.given_by_id
      and g.from_on <= t.today and (g.until_on is null or g.until_on > t.today)
      and not (g.restricted_from is not null and g.restricted_from <= t.today
               and (g.restricted_until is null or g.restricted_until > t.today)))`,
  't.today',
)

/**
 * SQL of an expression that gives an {@link ActorPersonRecord} as jsonb. It needs in scope: `p` (people), `s` (schools),
 * `t.today` (the school's day), `v.settings` (its settings then) and `l.id` (what becomes `linkId`).
 */
export const actorPersonSql = `jsonb_build_object(
  'linkId', l.id::text, 'personId', p.id::text, 'surname', p.surname, 'givenName', p.given_name, 'patronymic', p.patronymic,
  'bornOn', p.birth_on, 'leftOn', p.left_on, 'today', t.today,
  'school', jsonb_build_object('id', s.id::text, 'kind', s.kind, 'name', s.name, 'shortName', s.short_name, 'phone', s.phone,
    'zone', s.time_zone, 'settings', coalesce(v.settings, '{}')),
  'roles', (select coalesce(jsonb_agg(r.role order by r.role), '[]') from staff_roles r
    where r.person_id = p.id and r.from_on <= t.today and (r.until_on is null or r.until_on > t.today)),
  'class', ${currentClass('p.id', 't.today')},
  'consentItems', ${consentItems('k.subject_id = p.id and k.given_by_id = p.id', 't.today')},
  'guardianConsentItems', ${guardianItems},
  'children', ${children},
  'classesLed', (select coalesce(jsonb_agg(jsonb_build_object('classId', c.id::text, 'label', c.label, 'from', ct.from_on, 'until', ct.until_on) order by c.id), '[]')
    from class_teachers ct join classes c on c.id = ct.class_id where ct.person_id = p.id),
  'courses', (select coalesce(jsonb_agg(jsonb_build_object('courseId', ct.course_id::text, 'from', ct.from_on, 'until', ct.until_on) order by ct.course_id), '[]')
    from course_teachers ct where ct.person_id = p.id))`

/**
 * SQL of an expression that gives an account's {@link ActorRecord} as jsonb.
 * @param account SQL that names the row of `accounts`, such as `a`
 * @param now SQL of the present instant, such as `$1::timestamptz`
 */
export const actorRecordSql = (account: string, now: string): string => `jsonb_build_object(
  'accountId', ${account}.id::text, 'language', ${account}.language, 'privacy', ${account}.privacy,
  'persons', (select coalesce(jsonb_agg(${actorPersonSql} order by l.id), '[]')
    from account_links l
    join people p on p.id = l.person_id
    join schools s on s.id = l.school_id
    cross join lateral (select (${now} at time zone s.time_zone)::date as today) t
    left join lateral (select v.settings from school_settings v
      where v.school_id = s.id and v.valid_from <= t.today order by v.valid_from desc limit 1) v on true
    where l.account_id = ${account}.id and l.unlinked_at is null and s.closed_at is null))`

/** Loads one account by its messenger identity. Values: channel, external user id, the present instant. */
export const actorByExternalUser = statement<{ actor: ActorRecord }>(
  'actor-by-external-user',
  `select ${actorRecordSql('a', '$3::timestamptz')} as actor from accounts a where a.channel = $1 and a.external_user_id = $2`,
)
