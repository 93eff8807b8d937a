import { statement, type Connection } from '../connection'
import type { LocalDate, SchoolId } from '../values'

/** What a school says of itself. */
export interface SchoolRecord {
  readonly id: SchoolId
  readonly kind: 'school' | 'college'
  readonly name: string
  readonly shortName: string
  /** IANA name, such as `Asia/Vladivostok`. */
  readonly timeZone: string
  readonly address: string | null
  readonly phone: string | null
  readonly dataOfficer: string | null
}

/** A school that is not closed, on its own day. */
export interface OpenSchool {
  readonly id: SchoolId
  readonly kind: 'school' | 'college'
  readonly today: LocalDate
}

const columns = `s.id, s.kind, s.name, s.short_name as "shortName", s.time_zone as "timeZone", s.address, s.phone,
  s.data_officer as "dataOfficer"`

/** Schools in the order of their ids. Values: ids in reach or null for all, the id to go on after or null, how many. */
export const listedSchools = statement<SchoolRecord>(
  'listed-schools',
  `select ${columns} from schools s
   where s.closed_at is null and ($1::bigint[] is null or s.id = any($1::bigint[])) and ($2::bigint is null or s.id > $2)
   order by s.id limit $3`,
)

/** Reads a school and keeps it from other writers until the transaction ends. Values: school id. */
export const lockSchool = statement<SchoolRecord>(
  'lock-school',
  `select ${columns} from schools s where s.id = $1 and s.closed_at is null for no key update`,
)

/** Values: school id, the present instant. */
export const openSchool = statement<OpenSchool>(
  'open-school',
  `select id, kind, ($2::timestamptz at time zone time_zone)::date as today
   from schools where id = $1 and closed_at is null`,
)

/** Stores a school and answers it. */
export async function insertSchool(
  tx: Connection,
  values: Partial<SchoolRecord> & Pick<SchoolRecord, 'name' | 'shortName' | 'timeZone'>,
): Promise<SchoolId> {
  const row = await tx.models.School.create(values, { transaction: tx.transaction })
  return row.id
}

/** Changes what a school says of itself. */
export async function updateSchool(
  tx: Connection,
  id: SchoolId,
  changes: Partial<Omit<SchoolRecord, 'id'>>,
): Promise<void> {
  await tx.models.School.update(changes, { where: { id }, transaction: tx.transaction })
}

/** The settings of a school on a day; without any version the defaults hold. */
export interface SchoolSettingsRecord {
  readonly schoolId: SchoolId
  readonly validFrom: LocalDate | null
  readonly overrides: Record<string, unknown>
}

/** Values: ids in reach or null for all, school id, a day or null for the school's today, the present instant. */
export const settingsOn = statement<SchoolSettingsRecord>(
  'settings-on',
  `select s.id as "schoolId", v.valid_from as "validFrom", coalesce(v.settings, '{}') as overrides
   from schools s
   left join lateral (select v.valid_from, v.settings from school_settings v
     where v.school_id = s.id and v.valid_from <= coalesce($3::date, ($4::timestamptz at time zone s.time_zone)::date)
     order by v.valid_from desc limit 1) v on true
   where s.id = $2 and s.closed_at is null and ($1::bigint[] is null or s.id = any($1::bigint[]))`,
)

/** Writes the version of a school's settings that begins on a day. Values: school id, first day, overrides. */
export const putSettings = statement<{ id: string }>(
  'put-settings',
  `insert into school_settings (school_id, valid_from, settings) values ($1, $2, $3::jsonb)
   on conflict (school_id, valid_from) do update set settings = excluded.settings returning id`,
)
