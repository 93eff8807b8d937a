import { statement } from '../../connection'
import type { LocalDate, PersonId, SchoolId } from '../../values'

/** One item of a consent, whether or not it is still in force. */
export interface ListedConsent {
  readonly id: string
  readonly schoolId: SchoolId
  readonly subjectId: PersonId
  readonly givenById: PersonId
  readonly kind: 'processing' | 'channel'
  readonly item: string
  readonly number: string
  readonly textVersion: string
  readonly from: LocalDate
  /** The day after the last; null: open. */
  readonly until: LocalDate | null
  readonly evidence: 'chat' | 'paper'
  readonly givenAt: Date
  readonly withdrawnAt: Date | null
}

/** Consents by id. Values: school ids in reach or null, a person (giver or subject) or null, after or null, how many. */
export const listedConsents = statement<ListedConsent>(
  'listed-consents',
  `select id, school_id as "schoolId", subject_id as "subjectId", given_by_id as "givenById", kind, item, number,
     text_version as "textVersion", from_on as "from", until_on as until, evidence, given_at as "givenAt",
     withdrawn_at as "withdrawnAt"
   from consents
   where ($1::bigint[] is null or school_id = any($1::bigint[]))
     and ($2::bigint is null or subject_id = $2 or given_by_id = $2) and ($3::bigint is null or id > $3)
   order by id limit $4`,
)
