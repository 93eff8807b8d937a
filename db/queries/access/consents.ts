import { statement, type Connection } from '../../connection'

/** Takes the next number of a school's consents; others wait for the transaction to end. Values: school id. */
export const takeConsentNumber = statement<{ number: number }>(
  'take-consent-number',
  `update schools set last_consent_number = last_consent_number + 1 where id = $1
   returning last_consent_number as number`,
)

/** A consent document: one row for every subject and item. */
export interface NewConsents {
  readonly schoolId: string
  readonly givenById: string
  readonly subjectIds: readonly string[]
  readonly items: readonly string[]
  readonly kind: 'processing' | 'channel'
  readonly number: string
  readonly textVersion: string
  readonly fromOn: string
  readonly untilOn: string | null
  readonly evidence: 'chat' | 'paper'
  readonly givenAt: Date
}

const endLapsed = statement<never>(
  'end-lapsed-consents',
  `update consents set withdrawn_at = $5
   where given_by_id = $1 and subject_id = any($2::bigint[]) and item = any($3::text[]) and kind = $4
     and withdrawn_at is null and until_on <= $6::date`,
)

const insertConsents = statement<{ id: string }>(
  'insert-consents',
  `insert into consents (school_id, subject_id, given_by_id, kind, item, number, text_version, from_on, until_on, evidence, given_at)
   select $1, subject, $2, $3, item, $4, $5, $6, $7, $8, $9
   from unnest($10::bigint[]) as subject cross join unnest($11::text[]) as item
   on conflict (subject_id, given_by_id, kind, item) where withdrawn_at is null do nothing
   returning id`,
)

/**
 * Records consents; what is current already stays as it is, what has lapsed makes room.
 * @returns how many rows are new
 */
export async function addConsents(tx: Connection, c: NewConsents): Promise<number> {
  await tx.run(endLapsed, [c.givenById, c.subjectIds, c.items, c.kind, c.givenAt, c.fromOn])
  const rows = await tx.run(insertConsents, [
    c.schoolId,
    c.givenById,
    c.kind,
    c.number,
    c.textVersion,
    c.fromOn,
    c.untilOn,
    c.evidence,
    c.givenAt,
    c.subjectIds,
    c.items,
  ])
  return rows.length
}

/**
 * Ends channel consents that somebody gave, their data being destroyed with it.
 * Values: giver, subject ids or null for all, items or null for all, the present instant.
 */
export const withdrawConsents = statement<{ id: string; subjectId: string; item: string; number: string }>(
  'withdraw-consents',
  `update consents set withdrawn_at = $4, destroyed_at = $4
   where given_by_id = $1 and kind = 'channel' and withdrawn_at is null
     and ($2::bigint[] is null or subject_id = any($2::bigint[]))
     and ($3::text[] is null or item = any($3::text[]))
   returning id, subject_id as "subjectId", item, number`,
)

/** One consent item in force. */
export interface ConsentRecord {
  readonly subjectId: string
  readonly givenById: string
  readonly item: string
  readonly number: string
  readonly textVersion: string
  readonly fromOn: string
  readonly untilOn: string | null
  readonly evidence: 'chat' | 'paper'
}

/** Channel consents in force that these people gave or that were given for them. Values: person ids, the day. */
export const currentConsents = statement<ConsentRecord>(
  'current-consents',
  `select subject_id as "subjectId", given_by_id as "givenById", item, number, text_version as "textVersion",
     from_on as "fromOn", until_on as "untilOn", evidence
   from consents
   where (given_by_id = any($1::bigint[]) or subject_id = any($1::bigint[])) and kind = 'channel' and withdrawn_at is null
     and from_on <= $2::date and (until_on is null or until_on > $2::date)
   order by id`,
)

/** A school and its day, for whoever may record consents there. Values: school id, the present instant. */
export const schoolDay = statement<{ id: string; today: string }>(
  'school-day',
  `select id, ($2::timestamptz at time zone time_zone)::date as today from schools where id = $1 and closed_at is null`,
)

/** Who processes data, as a consent names them. */
export interface OperatorRecord {
  readonly schoolId: string
  readonly name: string
  readonly address: string | null
  readonly dataOfficer: string | null
}

/** Values: school ids. */
export const operatorsOf = statement<OperatorRecord>(
  'consent-operators',
  `select id as "schoolId", name, address, data_officer as "dataOfficer" from schools where id = any($1::bigint[])`,
)
