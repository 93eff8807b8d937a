import { statement, type Connection } from '../../connection'

/** What decides whether a code still works. */
export interface LinkCodeRecord {
  readonly id: string
  readonly schoolId: string
  readonly personId: string
  readonly expiresAt: Date
  readonly redeemedAt: Date | null
  readonly redeemedByAccountId: string | null
  readonly revokedAt: Date | null
}

const columns = `id, school_id as "schoolId", person_id as "personId", expires_at as "expiresAt",
  redeemed_at as "redeemedAt", redeemed_by_account_id as "redeemedByAccountId", revoked_at as "revokedAt"`

/** Values: the code's keyed hash. */
export const linkCodeByHash = statement<LinkCodeRecord>(
  'link-code-by-hash',
  `select ${columns} from link_codes where code_hash = $1`,
)

/** Reads a code and keeps it from everybody else until the transaction ends. Values: code id. */
export const lockLinkCode = statement<LinkCodeRecord>(
  'lock-link-code',
  `select ${columns} from link_codes where id = $1 for update`,
)

/** Uses a code up. Values: code id, account id, the present instant. */
export const markLinkCodeRedeemed = statement<never>(
  'mark-link-code-redeemed',
  `update link_codes set redeemed_at = $3, redeemed_by_account_id = $2 where id = $1`,
)

/** Values: code id, the present instant. */
export const markLinkCodeRevoked = statement<never>(
  'mark-link-code-revoked',
  `update link_codes set revoked_at = $2 where id = $1`,
)

/** Revokes what these people still hold unused. Values: person ids, the present instant. */
export const revokeUnusedCodes = statement<{ id: string }>(
  'revoke-unused-codes',
  `update link_codes set revoked_at = $2
   where person_id = any($1::bigint[]) and redeemed_at is null and revoked_at is null returning id`,
)

/** A code to be stored; only its hash is. */
export interface NewLinkCode {
  readonly schoolId: string
  readonly personId: string
  readonly codeHash: Buffer
}

const insertCodes = statement<{ id: string; personId: string }>(
  'insert-link-codes',
  `insert into link_codes (school_id, person_id, code_hash, issued_at, expires_at)
   select r."schoolId", r."personId", decode(r.hash, 'hex'), $2, $3
   from jsonb_to_recordset($1::jsonb) as r ("schoolId" bigint, "personId" bigint, hash text)
   returning id, person_id as "personId"`,
)

/** Stores codes and answers the id of each person's. */
export async function addLinkCodes(
  tx: Connection,
  codes: readonly NewLinkCode[],
  issuedAt: Date,
  expiresAt: Date,
): Promise<ReadonlyMap<string, string>> {
  const rows = codes.map(({ codeHash, ...code }) => ({ ...code, hash: codeHash.toString('hex') }))
  const stored = await tx.run(insertCodes, [JSON.stringify(rows), issuedAt, expiresAt])
  return new Map(stored.map(({ id, personId }) => [personId, id]))
}

/** One line of the list of codes. */
export interface ListedLinkCode {
  readonly id: string
  readonly schoolId: string
  readonly personId: string
  readonly surname: string
  readonly givenName: string
  readonly patronymic: string | null
  readonly issuedAt: Date
  readonly expiresAt: Date
  readonly state: 'unused' | 'redeemed' | 'revoked' | 'expired'
}

/**
 * Codes from the newest back. Values: school ids or null, class ids to which the person or one of their children belongs
 * today or null, state or null, the id to go on before or null, how many, the present instant.
 */
export const listedLinkCodes = statement<ListedLinkCode>(
  'listed-link-codes',
  `select * from (
     select k.id, k.school_id as "schoolId", k.person_id as "personId", p.surname, p.given_name as "givenName", p.patronymic,
       k.issued_at as "issuedAt", k.expires_at as "expiresAt",
       case when k.redeemed_at is not null then 'redeemed' when k.revoked_at is not null then 'revoked'
         when k.expires_at <= $6 then 'expired' else 'unused' end as state
     from link_codes k join people p on p.id = k.person_id join schools s on s.id = k.school_id
     cross join lateral (select ($6::timestamptz at time zone s.time_zone)::date as today) t
     where ($1::bigint[] is null or k.school_id = any($1::bigint[])) and ($4::bigint is null or k.id < $4)
       and ($2::bigint[] is null or exists (
         select from class_memberships m where m.class_id = any($2::bigint[]) and m.from_on <= t.today
           and (m.until_on is null or m.until_on > t.today)
           and (m.pupil_id = p.id or exists (select from guardianships g
             where g.pupil_id = m.pupil_id and g.guardian_id = p.id
               and g.from_on <= t.today and (g.until_on is null or g.until_on > t.today)))))
   ) c where ($3::text is null or c.state = $3)
   order by c.id desc limit $5`,
)

/** What the consent document says of a code's school. Values: code id, the present instant. */
export const schoolOfLinkCode = statement<{
  name: string
  address: string | null
  dataOfficer: string | null
  settings: Record<string, unknown>
}>(
  'school-of-link-code',
  `select s.name, s.address, s.data_officer as "dataOfficer", coalesce(v.settings, '{}') as settings
   from link_codes k join schools s on s.id = k.school_id
   left join lateral (select v.settings from school_settings v
     where v.school_id = s.id and v.valid_from <= ($2::timestamptz at time zone s.time_zone)::date
     order by v.valid_from desc limit 1) v on true
   where k.id = $1`,
)
