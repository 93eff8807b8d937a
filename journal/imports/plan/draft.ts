import type { ImportRows, ImportTable } from '../../../db/queries/imports/rows'

/** The columns of a row that a plan fills in; the school is the draft's. */
export type Values<T extends ImportTable> = Omit<ImportRows[T], 'id' | 'schoolId'>

/** What became of the things of one kind. */
export interface Count {
  created: number
  changed: number
  unchanged: number
  removed: number
}

type Fate = keyof Count
type AnyRow = { readonly id: string } & Record<string, unknown>

interface RowDraft {
  readonly row: AnyRow
  readonly values: Readonly<Record<string, unknown>>
  readonly before: Readonly<Record<string, unknown>>
}

/** What a draft will do to one table. */
export interface TableDraft {
  readonly added: ReadonlyMap<string, AnyRow>
  /** The row as it would be, the new values of the columns that change, and what they were. */
  readonly changed: ReadonlyMap<string, RowDraft>
  readonly removed: ReadonlyMap<string, AnyRow>
}

class DraftTable implements TableDraft {
  readonly rows = new Map<string, AnyRow>()
  readonly added = new Map<string, AnyRow>()
  readonly changed = new Map<string, RowDraft>()
  readonly removed = new Map<string, AnyRow>()
}

const equal = (a: unknown, b: unknown) =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b

const strength: readonly Fate[] = ['unchanged', 'changed', 'removed', 'created']

/**
 * A school's rows in memory with everything an import would do to them: what is read is what would be there afterwards.
 * Nothing is stored before {@link Draft} is handed to the store, so a dry run and a real one plan the same.
 */
export class Draft {
  private readonly drafts = new Map<ImportTable, DraftTable>()
  private readonly fates = new Map<string, Map<string, Fate>>()
  private made = 0

  constructor(readonly schoolId: string) {}

  /** Takes rows as they are stored; those already known, or already removed by this draft, stay as they are. */
  load<T extends ImportTable>(table: T, rows: readonly ImportRows[T][]): void {
    const draft = this.draft(table)
    for (const row of rows) {
      if (!draft.rows.has(row.id) && !draft.removed.has(row.id)) draft.rows.set(row.id, { ...row })
    }
  }

  /** All rows of a table as they would be. */
  rows<T extends ImportTable>(table: T): ImportRows[T][] {
    return [...this.draft(table).rows.values()] as unknown as ImportRows[T][]
  }

  /** The row with that id, or undefined. */
  row<T extends ImportTable>(table: T, id: string | null): ImportRows[T] | undefined {
    return id === null ? undefined : (this.draft(table).rows.get(id) as unknown as ImportRows[T] | undefined)
  }

  /** Adds a row under an id of the draft's own; `kind` is what the report counts it as. */
  add<T extends ImportTable>(table: T, values: Values<T>, kind: string = table): ImportRows[T] {
    const row = { ...values, id: `new:${++this.made}`, schoolId: this.schoolId } as unknown as AnyRow
    const draft = this.draft(table)
    draft.rows.set(row.id, row)
    draft.added.set(row.id, row)
    this.count(kind, row.id, 'created')
    return row as unknown as ImportRows[T]
  }

  /** Sets columns of a row; nothing happens to those that already are so. */
  change<T extends ImportTable>(
    table: T,
    { id }: { readonly id: string },
    values: Partial<Values<T>>,
    kind: string = table,
  ): void {
    const draft = this.draft(table)
    const row = draft.rows.get(id)
    if (!row) throw new Error(`No row ${id} of ${table} in the draft`)
    const differing = Object.entries(values).filter(([column, value]) => !equal(row[column], value))
    if (differing.length === 0) {
      this.count(kind, id, 'unchanged')
      return
    }
    const old = Object.fromEntries(differing.map(([column]) => [column, row[column]]))
    const changes = Object.fromEntries(differing)
    Object.assign(row, changes)
    this.count(kind, id, 'changed')
    if (draft.added.has(id)) return
    const known = draft.changed.get(id)
    draft.changed.set(id, {
      row,
      values: { ...known?.values, ...changes },
      before: { ...old, ...known?.before },
    })
  }

  /** Counts a row that is already as the file says. */
  keep<T extends ImportTable>(table: T, { id }: { readonly id: string }, kind: string = table): void {
    if (!this.draft(table).rows.has(id)) throw new Error(`No row ${id} of ${table} in the draft`)
    this.count(kind, id, 'unchanged')
  }

  /** Removes a row. */
  remove<T extends ImportTable>(table: T, { id }: { readonly id: string }, kind: string = table): void {
    const draft = this.draft(table)
    const row = draft.rows.get(id)
    if (!row) return
    draft.rows.delete(id)
    draft.changed.delete(id)
    if (draft.added.delete(id)) this.fates.get(kind)?.delete(id)
    else {
      draft.removed.set(id, row)
      this.count(kind, id, 'removed')
    }
  }

  /** What would be done to a table. */
  of(table: ImportTable): TableDraft {
    return this.draft(table)
  }

  /** How many things of each kind would be created, changed, left and removed. */
  counts(): Record<string, Count> {
    const result: Record<string, Count> = {}
    for (const [kind, fates] of this.fates) {
      const count: Count = { created: 0, changed: 0, unchanged: 0, removed: 0 }
      for (const fate of fates.values()) count[fate]++
      result[kind] = count
    }
    return result
  }

  private draft(table: ImportTable): DraftTable {
    let draft = this.drafts.get(table)
    if (!draft) this.drafts.set(table, (draft = new DraftTable()))
    return draft
  }

  private count(kind: string, id: string, fate: Fate): void {
    if (kind === 'externalIds' || kind === 'markVersions') return
    const fates = this.fates.get(kind) ?? new Map<string, Fate>()
    const before = fates.get(id)
    if (!before || strength.indexOf(fate) > strength.indexOf(before)) fates.set(id, fate)
    this.fates.set(kind, fates)
  }
}
