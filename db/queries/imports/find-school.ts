import { statement, type Connection } from '../../connection'
import type { SchoolId } from '../../values'

/** The school that files are imported into. */
export interface ImportSchool {
  readonly id: SchoolId
  readonly shortName: string
  readonly zone: string
}

const find = statement<ImportSchool>(
  'import-find-school',
  `select s.id, s.short_name as "shortName", s.time_zone as zone from schools s
   where s.closed_at is null and (s.id::text = $1 or lower(s.short_name collate "ru-x-icu") = lower($1 collate "ru-x-icu")) order by s.id for no key update`,
)

/**
 * Finds an open school by its id or short name and holds it until the transaction ends, so that imports take turns.
 * @returns null when there is none or the short name is not unique
 */
export async function findImportSchool(tx: Connection, school: string): Promise<ImportSchool | null> {
  const found = await tx.run(find, [school.trim()])
  return found.find(({ id }) => id === school.trim()) ?? (found.length === 1 ? (found[0] ?? null) : null)
}
