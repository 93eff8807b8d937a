import { statement, type Connection } from '../connection'
import { tableColumns, type DemoTable } from './table-columns'

/** A value of a column that bulk inserts can carry. */
export type Cell = string | number | boolean | null

/** One row to insert; a column that is left out becomes null. */
export type Row = Readonly<Record<string, Cell | undefined>>

const atOnce = 20_000

/**
 * Inserts rows through one `unnest` a batch; a table whose rows carry ids takes them as they are.
 * Rows that meet an existing key are left out.
 */
export async function insertRows(tx: Connection, table: DemoTable, rows: readonly Row[]): Promise<void> {
  const columns = Object.entries(tableColumns[table])
  const names = columns.map(([name]) => name).join(', ')
  const arrays = columns.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')
  const overriding = 'id' in tableColumns[table] ? 'overriding system value ' : ''
  const insert = statement(
    `demo insert ${table}`,
    `insert into ${table} (${names}) ${overriding}select * from unnest(${arrays}) on conflict do nothing`,
  )
  for (let start = 0; start < rows.length; start += atOnce) {
    const batch = rows.slice(start, start + atOnce)
    await tx.run(
      insert,
      columns.map(([name]) => batch.map((row) => row[name] ?? null)),
    )
  }
}

/** Hands out ids of a table's identity sequence, so that rows can refer to one another before they are stored. */
export async function reserveIds(tx: Connection, table: DemoTable, count: number): Promise<() => string> {
  const reserve = statement<{ id: string }>(
    'demo reserve ids',
    'select nextval(pg_get_serial_sequence($1, $2))::text as id from generate_series(1, $3::int)',
  )
  const rows = count > 0 ? await tx.run(reserve, [table, 'id', count]) : []
  let used = 0
  return () => {
    const row = rows[used++]
    if (!row) throw new Error(`More ids of ${table} were taken than the ${count} reserved`)
    return row.id
  }
}

/** Gives each row an id of its table, in order. */
export async function withIds<T extends Row>(
  tx: Connection,
  table: DemoTable,
  rows: readonly T[],
): Promise<(T & { id: string })[]> {
  const next = await reserveIds(tx, table, rows.length)
  return rows.map((row) => ({ ...row, id: next() }))
}
