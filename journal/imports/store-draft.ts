import type { Connection } from '../../db/connection'
import type { ImportTable } from '../../db/queries/imports/rows'
import { importTables } from '../../db/queries/imports/tables'
import { deleteRows, insertRows, reserveIds, updateRows } from '../../db/queries/imports/write-rows'
import type { AuditEntry } from '../operation'
import type { Draft } from './plan/draft'

type Row = Readonly<Record<string, unknown>>

const tables = Object.keys(importTables) as ImportTable[]

/** Rows whose every change is accounted for one by one (S3-Р 6.4). */
const audited: Partial<Record<ImportTable, string>> = {
  people: 'person',
  staffRoles: 'staff_role',
  guardianships: 'guardianship',
  classMemberships: 'class_membership',
  classTeachers: 'class_teacher',
  marks: 'mark',
  attendance: 'attendance',
  results: 'result',
}

/** Columns that say who somebody is: the audit log holds ids and never names. */
const personal = new Set(['surname', 'givenName', 'patronymic', 'birthOn', 'sex'])

/**
 * Stores a draft: changes of stored rows first, so that ranges are free before new ones take them,
 * then additions in the order of references, then changes that refer to them, then removals, for nothing refers to those now.
 * @returns what goes into the audit log
 */
export async function storeDraft(tx: Connection, draft: Draft): Promise<AuditEntry[]> {
  const resolve = await resolver(tx, draft)
  const changes = tables.flatMap((table) =>
    [...draft.of(table).changed.values()].map(({ row, values }) => ({
      table,
      refers: Object.values(values).some((value) => typeof value === 'string' && value.includes('new:')),
      change: { key: keyOf(table, row), values: resolve(values) },
    })),
  )
  const apply = async (refers: boolean) => {
    for (const table of tables) {
      const own = changes.filter((c) => c.table === table && c.refers === refers)
      await updateRows(
        tx,
        table,
        own.map(({ change }) => change),
      )
    }
  }
  await apply(false)
  for (const table of tables) await insertRows(tx, table, [...draft.of(table).added.values()].map(resolve))
  await apply(true)
  for (const table of [...tables].reverse()) {
    await deleteRows(
      tx,
      table,
      [...draft.of(table).removed.values()].map((row) => keyOf(table, row)),
    )
  }
  return auditOf(draft, resolve)
}

const keyOf = (table: ImportTable, row: Row): Row =>
  Object.fromEntries((importTables[table].key ?? ['id']).map((column) => [column, row[column]]))

/** Gives every new row its stored id and puts it wherever the draft's own stands. */
async function resolver(tx: Connection, draft: Draft): Promise<(row: Row) => Row> {
  const stored = new Map<string, string>()
  for (const table of tables) {
    const added = [...draft.of(table).added.keys()]
    if (importTables[table].key || added.length === 0) continue
    const ids = await reserveIds(tx, table, added.length)
    added.forEach((id, i) => stored.set(id, ids[i] ?? ''))
  }
  const value = (v: unknown) =>
    typeof v === 'string' && v.includes('new:') ? v.replace(/new:\d+/g, (id) => stored.get(id) ?? id) : v
  return (row) => Object.fromEntries(Object.entries(row).map(([column, v]) => [column, value(v)]))
}

function auditOf(draft: Draft, resolve: (row: Row) => Row): AuditEntry[] {
  const withoutNames = (row: Row) =>
    Object.fromEntries(Object.entries(resolve(row)).filter(([column]) => !personal.has(column)))
  return Object.entries(audited).flatMap(([name, subjectKind]) => {
    const { added, changed, removed } = draft.of(name as ImportTable)
    const entry = (row: Row, content: Pick<AuditEntry, 'before' | 'after'>): AuditEntry => ({
      schoolId: draft.schoolId,
      subjectKind,
      subjectId: resolve(row)['id'] as string,
      ...content,
    })
    return [
      ...[...added.values()].map((row) => entry(row, { after: withoutNames(row) })),
      ...[...changed.values()].map(({ row, before, values }) => {
        const fields = Object.keys(values).filter((column) => personal.has(column))
        const after = { ...withoutNames(values), ...(fields.length > 0 ? { fields } : {}) }
        return entry(row, { before: withoutNames(before), after })
      }),
      ...[...removed.values()].map((row) => entry(row, { before: withoutNames(row) })),
    ]
  })
}
