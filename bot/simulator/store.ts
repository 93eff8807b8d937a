import { readLog, RecordLog, type LogLine } from './record-log'

/** Records of one kind by key, in the order of their first writing; every `set` is also logged. */
export class Table<V> {
  private readonly records = new Map<string, V>()

  constructor(
    private readonly name: string,
    private readonly write: (line: LogLine) => void,
    loaded: Map<string, unknown> | undefined,
  ) {
    // The log was written by this class under the same name: its values have this table's type.
    for (const [key, value] of loaded ?? []) this.records.set(key, value as V)
  }

  get size(): number {
    return this.records.size
  }

  get(key: string | number): V | undefined {
    return this.records.get(String(key))
  }

  set(key: string | number, value: V): void {
    this.records.set(String(key), value)
    this.write({ t: this.name, k: String(key), v: value })
  }

  delete(key: string | number): void {
    if (this.records.delete(String(key))) this.write({ t: this.name, k: String(key) })
  }

  values(): IterableIterator<V> {
    return this.records.values()
  }

  entries(): IterableIterator<[string, V]> {
    return this.records.entries()
  }
}

/** All tables, in memory, and in an append-only log when a file is given. */
export class Store {
  private readonly loaded = new Map<string, Map<string, unknown>>()
  private readonly tables = new Map<string, Table<unknown>>()
  private readonly log: RecordLog | undefined
  private writing: Promise<void> | undefined

  constructor(file: string | undefined) {
    if (file === undefined) return
    readLog(file, (line) => this.replay(line))
    this.log = new RecordLog(file, this.lines())
  }

  /** The table of that name; call once a name. */
  table<V>(name: string): Table<V> {
    const table = new Table<V>(name, (line) => this.log?.append(line), this.loaded.get(name))
    this.loaded.delete(name)
    this.tables.set(name, table)
    return table
  }

  /** Hands all that was written to the operating system; to be called before an answer leaves. */
  flush(): void {
    this.log?.flush()
  }

  /** Resolves when all that was written is with the operating system: what happens in one turn shares one write. */
  async written(): Promise<void> {
    if (this.log === undefined) return
    this.writing ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        this.writing = undefined
        try {
          this.flush()
          resolve()
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      })
    })
    await this.writing
  }

  close(): void {
    this.log?.close()
  }

  private replay(line: LogLine): void {
    const table = this.loaded.get(line.t) ?? new Map<string, unknown>()
    this.loaded.set(line.t, table)
    if (line.v === undefined) table.delete(line.k)
    else table.set(line.k, line.v)
  }

  private *lines(): Generator<LogLine> {
    for (const [t, table] of this.loaded) for (const [k, v] of table) yield { t, k, v }
  }
}
