import { statement, type Connection } from '../../connection'
import type { ImportRows, ImportTable } from './rows'
import { columnName, importTables } from './tables'

const listOf = (table: ImportTable, alias: string) => {
  const { columns, key } = importTables[table]
  const id = key ? key.map((c) => `${alias}.${columnName(c)}::text`).join(` || '/' || `) : `${alias}.id`
  return [`${id} as id`, ...columns.map((c) => `${alias}.${columnName(c)} as "${c}"`)].join(', ')
}

/** What of a table an import reads: a condition over the alias `t`; `$1` is the school. */
const conditions = {
  lessons: `t.school_id = $1 and t.day >= $2::date and t.day < $3::date`,
  works: `t.school_id = $1 and t.day >= $2::date and t.day < $3::date and exists (select from marks m where m.work_id = t.id and m.pupil_id = any($4::bigint[]))
    or t.id in (select e.entity_id from external_ids e where e.school_id = $1 and e.system = 'report' and e.entity = 'work'
      and e.external_id >= $2::date::text and e.external_id < $3::date::text)`,
  marks: `t.school_id = $1 and t.pupil_id = any($4::bigint[]) and t.day >= $2::date and t.day < $3::date`,
  attendance: `t.school_id = $1 and t.pupil_id = any($4::bigint[]) and t.day >= $2::date and t.day < $3::date`,
  results: `t.school_id = $1 and t.pupil_id = any($2::bigint[])`,
  markVersions: `t.school_id = $1 and t.mark_id = any($2::bigint[])`,
  bells: `t.schedule_id in (select s.id from bell_schedules s where s.school_id = $1)`,
} satisfies Partial<Record<ImportTable, string>>

/** External ids of single entries are read with the entries, those of the structure all at once. */
const entryEntities = `('work', 'attendance', 'result')`

/**
 * Reads rows of one table of a school as plain records.
 * @param values what the table's condition takes after the school: lessons, works, marks and attendance the first day,
 * the day after the last and pupils; results pupils; mark versions marks; the others nothing
 */
export async function readRows<T extends ImportTable>(
  tx: Connection,
  table: T,
  schoolId: string,
  ...values: readonly unknown[]
): Promise<ImportRows[T][]> {
  const condition = (conditions as Partial<Record<ImportTable, string>>)[table] ?? 't.school_id = $1'
  const narrowed = table === 'externalIds' ? `${condition} and t.entity not in ${entryEntities}` : condition
  const read = statement<ImportRows[T]>(
    `import-read-${table}`,
    `select ${listOf(table, 't')} from ${importTables[table].name} t where ${narrowed}`,
  )
  return tx.run(read, [schoolId, ...values])
}

const entryIds = statement<ImportRows['externalIds']>(
  'import-read-entry-ids',
  `select ${listOf('externalIds', 't')} from external_ids t
   where t.school_id = $1 and t.entity = $2 and t.entity_id = any($3::bigint[])`,
)

/** External ids of single journal entries: works, attendance or results with these ids. */
export const readEntryIds = (
  tx: Connection,
  schoolId: string,
  entity: 'work' | 'attendance' | 'result',
  ids: readonly string[],
): Promise<ImportRows['externalIds'][]> => tx.run(entryIds, [schoolId, entity, ids])

const untouched = statement<{ id: string }>(
  'import-untouched-lessons',
  `select l.id from lessons l
   where l.school_id = $1 and l.day >= $2::date and l.touched_at is null and l.status = 'planned' and l.timetable_entry_id is not null
     and not exists (select from works w where w.lesson_id = l.id) and not exists (select from attendance a where a.lesson_id = l.id)
     and not exists (select from attendance_checks c where c.lesson_id = l.id) and not exists (select from homework h where h.lesson_id = l.id)
     and not exists (select from replacements r where l.id in (r.lesson_id, r.instead_lesson_id))
     and not exists (select from remarks r where r.lesson_id = l.id) and not exists (select from lesson_files f where f.lesson_id = l.id)
     and not exists (select from lessons m where m.moved_from_id = l.id)
   for update`,
)

/** Generated lessons from a day on to which nobody has entered anything, locked until the transaction ends. */
export const untouchedLessons = async (
  tx: Connection,
  schoolId: string,
  from: string,
): Promise<ReadonlySet<string>> => new Set((await tx.run(untouched, [schoolId, from])).map(({ id }) => id))
