import type { Database } from '../../db/connection'
import type { ThrowAwayServer } from '../../db/throw-away'
import type { Options } from './options'
import type { Processors } from './processors'
import type { School } from './school/build-school'

/** One line of the table. */
export interface Figure {
  readonly row: string
  /** What was measured. */
  readonly what: string
  readonly toReach: string
  readonly reached: string
  /** What the figure was made of. */
  readonly details: string
}

/** What the rows share; what costs time is made when the first row asks for it. */
export interface Bench {
  readonly options: Options
  readonly processors: Processors
  /** Where the Bot API that says ok to everything listens. */
  readonly telegramPort: number
  postgres(): Promise<ThrowAwayServer>
  /** Makes a migrated database and answers its address. */
  newDatabase(): Promise<string>
  /** A school of a thousand pupils with fifteen hundred linked guardians. */
  school(): Promise<School & { readonly db: Database; readonly url: string }>
  /** Tells whoever waits what is going on. */
  note(sentence: string): void
}

/** One row of the benchmark: its figures as soon as each is known. */
export interface Row {
  readonly name: string
  measure(bench: Bench): AsyncIterable<Figure>
}
