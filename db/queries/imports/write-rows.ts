import { createHash } from 'node:crypto'
import { statement, type Connection } from '../../connection'
import type { ImportTable } from './rows'
import { columnName, importTables } from './tables'

type Values = Readonly<Record<string, unknown>>

const atOnce = 5_000

const inBatches = async (rows: readonly Values[], work: (json: string) => Promise<unknown>) => {
  for (let start = 0; start < rows.length; start += atOnce) {
    await work(JSON.stringify(rows.slice(start, start + atOnce).map(inSnakeCase)))
  }
}

const inSnakeCase = (row: Values) =>
  Object.fromEntries(Object.entries(row).map(([property, value]) => [columnName(property), value]))

const reserve = statement<{ id: string }>(
  'import-reserve-ids',
  `select nextval(pg_get_serial_sequence($1, 'id'))::text as id from generate_series(1, $2::int)`,
)

/** Takes so many ids of a table's sequence, so that new rows can refer to one another before they are stored. */
export const reserveIds = async (tx: Connection, table: ImportTable, count: number): Promise<string[]> =>
  (await tx.run(reserve, [importTables[table].name, count])).map(({ id }) => id)

/** Adds rows; those of a table with ids carry reserved ones. */
export async function insertRows(tx: Connection, table: ImportTable, rows: readonly Values[]): Promise<void> {
  const { name, columns, key } = importTables[table]
  const list = [...(key ? [] : ['id']), ...columns].map(columnName).join(', ')
  const insert = statement<never>(
    `import-insert-${table}`,
    `insert into ${name} (${list}) ${key ? '' : 'overriding system value '}
     select ${list} from jsonb_populate_recordset(null::${name}, $1::jsonb)`,
  )
  await inBatches(rows, (json) => tx.run(insert, [json]))
}

/** A row's key and the new values of the columns that differ. */
export interface RowChange {
  readonly key: Values
  readonly values: Values
}

/** Changes single columns of rows and leaves the others to whoever writes them meanwhile. */
export async function updateRows(
  tx: Connection,
  table: ImportTable,
  changes: readonly RowChange[],
): Promise<void> {
  const { name, key = ['id'] } = importTables[table]
  const alike = new Map<string, RowChange[]>()
  for (const change of changes) {
    const columns = Object.keys(change.values).sort().join()
    alike.set(columns, [...(alike.get(columns) ?? []), change])
  }
  for (const [columns, group] of alike) {
    const set = columns.split(',').map((c) => `${columnName(c)} = r.${columnName(c)}`)
    const same = key.map((c) => `t.${columnName(c)} = r.${columnName(c)}`)
    const text = `update ${name} t set ${set.join(', ')} from jsonb_populate_recordset(null::${name}, $1::jsonb) r where ${same.join(' and ')}`
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 16)
    const update = statement<never>(`import-update-${digest}`, text)
    await inBatches(
      group.map((change) => ({ ...change.key, ...change.values })),
      (json) => tx.run(update, [json]),
    )
  }
}

/** Removes rows by their keys. */
export async function deleteRows(tx: Connection, table: ImportTable, keys: readonly Values[]): Promise<void> {
  const { name, key = ['id'] } = importTables[table]
  const same = key.map((c) => `t.${columnName(c)} = r.${columnName(c)}`).join(' and ')
  const remove = statement<never>(
    `import-delete-${table}`,
    `delete from ${name} t using jsonb_populate_recordset(null::${name}, $1::jsonb) r where ${same}`,
  )
  await inBatches(keys, (json) => tx.run(remove, [json]))
}
