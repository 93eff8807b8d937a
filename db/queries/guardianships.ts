import { statement, type Connection } from '../connection'
import type { LocalDate, PersonId, SchoolId } from '../values'

/** Kinds of standing for a pupil. */
export type Relation = 'mother' | 'father' | 'guardian' | 'trustee' | 'foster_parent' | 'other'

/** Which adult stands for which pupil. */
export interface GuardianshipRecord {
  readonly id: string
  readonly schoolId: SchoolId
  readonly guardianId: PersonId
  readonly pupilId: PersonId
  readonly relation: Relation
  readonly from: LocalDate
  /** The day after the last; null: open. */
  readonly until: LocalDate | null
  readonly basis: string | null
  /** When somebody at the school saw the papers. */
  readonly verifiedOn: LocalDate | null
  readonly restrictedFrom: LocalDate | null
  readonly restrictedUntil: LocalDate | null
  readonly restrictionBasis: string | null
}

const columns = `g.id, g.school_id as "schoolId", g.guardian_id as "guardianId", g.pupil_id as "pupilId", g.relation,
  g.from_on as "from", g.until_on as until, g.basis, g.verified_on as "verifiedOn", g.restricted_from as "restrictedFrom",
  g.restricted_until as "restrictedUntil", g.restriction_basis as "restrictionBasis"`

/** Guardianships by id, ended ones too. Values: school ids in reach or null, guardian or null, pupil or null, after or null, how many. */
export const listedGuardianships = statement<GuardianshipRecord>(
  'listed-guardianships',
  `select ${columns} from guardianships g
   where ($1::bigint[] is null or g.school_id = any($1::bigint[])) and ($2::bigint is null or g.guardian_id = $2)
     and ($3::bigint is null or g.pupil_id = $3) and ($4::bigint is null or g.id > $4)
   order by g.id limit $5`,
)

/** Reads a guardianship and keeps it from other writers. Values: guardianship id, the present instant. */
export const lockGuardianship = statement<GuardianshipRecord & { readonly today: LocalDate }>(
  'lock-guardianship',
  `select ${columns}, ($2::timestamptz at time zone s.time_zone)::date as today
   from guardianships g join schools s on s.id = g.school_id where g.id = $1 and s.closed_at is null for update of g`,
)

/** The two whom a guardianship joins, at one school. */
export interface GuardianAndPupil {
  readonly schoolId: SchoolId
  readonly today: LocalDate
  /** Whether the pupil was ever entered in a class. */
  readonly isPupil: boolean
}

/** Values: guardian id, pupil id, the present instant. */
export const guardianAndPupil = statement<GuardianAndPupil>(
  'guardian-and-pupil',
  `select s.id as "schoolId", ($3::timestamptz at time zone s.time_zone)::date as today,
     exists (select from class_memberships m where m.pupil_id = p.id) as "isPupil"
   from people g join people p on p.school_id = g.school_id join schools s on s.id = p.school_id
   where g.id = $1 and p.id = $2 and s.closed_at is null`,
)

/** A guardianship to be stored. */
export interface NewGuardianship {
  readonly schoolId: SchoolId
  readonly guardianId: PersonId
  readonly pupilId: PersonId
  readonly relation: Relation
  readonly fromOn: LocalDate
  readonly basis: string | null
  readonly verifiedOn: LocalDate | null
  readonly verifiedById: PersonId | null
}

/** Stores a guardianship. */
export async function insertGuardianship(tx: Connection, values: NewGuardianship): Promise<string> {
  const row = await tx.models.Guardianship.create(values, { transaction: tx.transaction })
  return row.id
}

/** Values: guardianship id, restricted from, restricted until, basis; nulls lift it. */
export const setRestriction = statement<never>(
  'set-restriction',
  `update guardianships set restricted_from = $2, restricted_until = $3, restriction_basis = $4 where id = $1`,
)

/** Ends a guardianship on a day; one that would begin then or later never was. Values: guardianship id, the day. */
export const endGuardianshipOn = statement<never>(
  'end-guardianship-on',
  `with never as (delete from guardianships where id = $1 and from_on >= $2::date)
   update guardianships set until_on = $2::date where id = $1 and from_on < $2::date`,
)
