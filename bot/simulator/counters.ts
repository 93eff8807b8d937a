import { randomInt } from 'node:crypto'
import type { Store, Table } from './store'

/** Numbers that only grow, also over restarts. */
export class Counters {
  private readonly table: Table<number>

  constructor(store: Store) {
    this.table = store.table('counter')
  }

  /** The next number of a sequence; the first one is `first`. */
  next(name: string, first: number): number {
    const value = (this.table.get(name) ?? first - 1) + 1
    this.table.set(name, value)
    return value
  }

  /** Update ids start anywhere, as Telegram's do, and are sequential from there. */
  nextUpdateId(): number {
    return this.next(
      'update',
      this.table.get('update') === undefined ? randomInt(100_000_000, 900_000_000) : 0,
    )
  }
}
