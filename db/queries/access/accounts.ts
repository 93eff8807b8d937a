import { statement } from '../../connection'

/** Makes an account or finds it again. Values: channel, external user id, language or null. */
export const takeAccount = statement<{ id: string }>(
  'take-account',
  `insert into accounts (channel, external_user_id, language) values ($1, $2, $3)
   on conflict (channel, external_user_id) do update set unreachable_at = null returning id`,
)

/** Links an account to a person. Values: account id, school id, person id, link code id, the present instant. */
export const insertLink = statement<{ id: string }>(
  'insert-account-link',
  `insert into account_links (account_id, school_id, person_id, link_code_id, linked_at) values ($1, $2, $3, $4, $5)
   on conflict (account_id, person_id) where unlinked_at is null do nothing returning id`,
)

/** Current links of one person but for one account. Values: person id, account id. */
export const otherLinks = statement<{ id: string }>(
  'other-account-links',
  `select id from account_links where person_id = $1 and account_id <> $2 and unlinked_at is null order by id`,
)

/** A current link, kept from others until the transaction ends. Values: link id. */
export const lockLink = statement<{ id: string; accountId: string; schoolId: string; personId: string }>(
  'lock-account-link',
  `select id, account_id as "accountId", school_id as "schoolId", person_id as "personId"
   from account_links where id = $1 and unlinked_at is null for update`,
)

/** Every current link of one person, kept from others. Values: person id. */
export const lockLinksOfPerson = statement<{ id: string; accountId: string }>(
  'lock-account-links-of-person',
  `select id, account_id as "accountId" from account_links
   where person_id = $1 and unlinked_at is null order by id for update`,
)

/** Ends links. Values: link ids, the present instant, reason. */
export const endLinks = statement<never>(
  'end-account-links',
  `update account_links set unlinked_at = greatest($2, linked_at), unlink_reason = $3 where id = any($1::bigint[])`,
)

/** How an account's newest link ended, and at which school. Values: account id. */
export const lastClosedLink = statement<{
  reason: string
  school: { shortName: string; kind: 'school' | 'college'; phone: string | null }
}>(
  'last-closed-link',
  `select l.unlink_reason as reason,
     jsonb_build_object('shortName', s.short_name, 'kind', s.kind, 'phone', s.phone) as school
   from account_links l join schools s on s.id = l.school_id
   where l.account_id = $1 and l.unlinked_at is not null order by l.unlinked_at desc, l.id desc limit 1`,
)

/** Forgets what waits to be sent over links. Values: link ids. */
export const dropUnsentNotices = statement<never>(
  'drop-unsent-notices',
  `delete from outbox where account_link_id = any($1::bigint[]) and state in ('held', 'ready')`,
)

/** Forgets how accounts wished to be told about pupils of a school. Values: account ids, school id. */
export const dropNoticePreferences = statement<never>(
  'drop-notice-preferences',
  `delete from notice_preferences n using people p
   where n.account_id = any($1::bigint[]) and p.id = n.pupil_id and p.school_id = $2`,
)

/** Forgets what accounts were just talking about with a bot. Values: account ids. */
export const dropConversations = statement<never>(
  'drop-conversations',
  `update lanes l set conversation = null, conversation_at = null, topic = null
   from accounts a where a.id = any($1::bigint[]) and l.external_user_id = a.external_user_id`,
)

/** Forgets one-time pages of accounts. Values: account ids. */
export const dropViewTokens = statement<never>(
  'drop-view-tokens',
  `delete from view_tokens where account_id = any($1::bigint[])`,
)

/**
 * Forgets who stands behind accounts that no link leads to any more; their rows stay as marks in the records.
 * Values: account ids.
 */
export const eraseUnlinkedAccounts = statement<{ id: string }>(
  'erase-unlinked-accounts',
  `update accounts a set external_user_id = 'erased-' || a.id, language = null, privacy = null, unreachable_at = null
   where a.id = any($1::bigint[])
     and not exists (select from account_links l where l.account_id = a.id and l.unlinked_at is null)
   returning a.id`,
)

/** Values: account id, language. */
export const setAccountLanguage = statement<{ id: string; before: string | null }>(
  'set-account-language',
  `update accounts a set language = $2 from (select id, language from accounts where id = $1 for update) old
   where a.id = old.id returning a.id, old.language as before`,
)

/** Values: account id, level or null. */
export const setAccountPrivacy = statement<{ id: string; before: string | null }>(
  'set-account-privacy',
  `update accounts a set privacy = $2 from (select id, privacy from accounts where id = $1 for update) old
   where a.id = old.id returning a.id, old.privacy as before`,
)

/** One linked account in a list. */
export interface ListedAccount {
  readonly linkId: string
  readonly accountId: string
  readonly schoolId: string
  readonly personId: string
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string | null
  readonly channel: 'telegram'
  readonly linkedAt: Date
  readonly reachable: boolean
}

const listed = `l.id as "linkId", a.id as "accountId", l.school_id as "schoolId", p.id as "personId", p.surname,
  p.given_name as "givenName", p.patronymic, a.channel, l.linked_at as "linkedAt", a.unreachable_at is null as reachable
  from account_links l join accounts a on a.id = l.account_id join people p on p.id = l.person_id`

/** Current links of people. Values: person ids. */
export const linksOfPeople = statement<ListedAccount>(
  'links-of-people',
  `select ${listed} where l.person_id = any($1::bigint[]) and l.unlinked_at is null order by l.linked_at, l.id`,
)

/**
 * Current links from the newest back. Values: school ids or null, class ids to which the person or one of their children
 * belongs today or null, person id or null, the id to go on before or null, how many, the present instant.
 */
export const listedAccounts = statement<ListedAccount>(
  'listed-accounts',
  `select ${listed} join schools s on s.id = l.school_id
   cross join lateral (select ($6::timestamptz at time zone s.time_zone)::date as today) t
   where l.unlinked_at is null and ($1::bigint[] is null or l.school_id = any($1::bigint[])) and ($3::bigint is null or p.id = $3)
     and ($4::bigint is null or l.id < $4)
     and ($2::bigint[] is null or exists (
       select from class_memberships m where m.class_id = any($2::bigint[]) and m.from_on <= t.today
         and (m.until_on is null or m.until_on > t.today)
         and (m.pupil_id = p.id or exists (select from guardianships g
           where g.pupil_id = m.pupil_id and g.guardian_id = p.id
             and g.from_on <= t.today and (g.until_on is null or g.until_on > t.today)))))
   order by l.id desc limit $5`,
)

/** Whether an account is linked to a pupil whose guardian somebody is. Values: account id, guardian id, the day. */
export const isAccountOfWard = statement<{ found: boolean }>(
  'is-account-of-ward',
  `select exists (select from account_links l join guardianships g on g.pupil_id = l.person_id
     where l.account_id = $1 and l.unlinked_at is null and g.guardian_id = $2
       and g.from_on <= $3::date and (g.until_on is null or g.until_on > $3::date)) as found`,
)
