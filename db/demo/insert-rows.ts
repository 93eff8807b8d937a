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
      columns.map(([name]) => arrayLiteral(batch, name)),
    )
  }
}

const plain = /^[\w:.+-]+$/
const special = /["\\]/g

/** A column of the rows as PostgreSQL writes an array; the driver's own way takes several times as long. */
const arrayLiteral = (rows: readonly Row[], column: string) => {
  const cells = rows.map((row) => {
    const cell = row[column] ?? null
    if (typeof cell !== 'string') return cell === null ? 'null' : `${cell}`
    return plain.test(cell) && cell.toLowerCase() !== 'null' ? cell : `"${cell.replace(special, '\\$&')}"`
  })
  return `{${cells.join(',')}}`
}

const reserve = statement<{ first: string; last: string }>(
  'demo reserve ids',
  `with sequence as materialized (select pg_get_serial_sequence($1, 'id')::regclass as own)
   select min(id) as first, max(id) as last
   from (select nextval(own) as id from sequence, generate_series(1, $2::int)) as reserved`,
)

/** Hands out ids of a table's identity sequence, so that rows can refer to one another before they are stored. */
export async function reserveIds(tx: Connection, table: DemoTable, count: number): Promise<() => string> {
  let [next, end] = [0, 0]
  // Another writer may take ids in between: then the stretch has gaps, and another one is asked for.
  while (count > 0 && end - next !== count) {
    const [stretch] = await tx.run(reserve, [table, count])
    next = Number(stretch?.first)
    end = Number(stretch?.last) + 1
  }
  return () => {
    if (next >= end) throw new Error(`More ids of ${table} were taken than the ${count} reserved`)
    return String(next++)
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
