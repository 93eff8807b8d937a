import { connect, type Database } from './connection'
import { EmbeddedError } from './embedded/embedded-error'
import type { EmbeddedLog } from './embedded/embedded-log'
import { openEmbedded } from './embedded/open-embedded'
import { migrate } from './migrate'
import {
  DatabaseNewerError,
  DatabaseUnfitError,
  DatabaseUnreachableError,
  MigrationBusyError,
} from './migration-errors'

export interface OpenOptions {
  /** Null: the embedded server below `dataDir`. */
  readonly url: string | null
  readonly dataDir: string
  /** `serve` excludes a second one on the same folder; `attach` works beside it or alone. */
  readonly mode: 'serve' | 'attach'
  readonly poolSize?: number
  readonly log: EmbeddedLog
  /** Called once if the embedded server ends by itself. */
  readonly onExit?: () => void
}

/** A migrated database, open for this process. */
export interface OpenDatabase {
  readonly db: Database
  /** Holds a password; never to be logged. */
  readonly url: string
  close(): Promise<void>
}

const refusals = [
  EmbeddedError,
  DatabaseNewerError,
  DatabaseUnfitError,
  DatabaseUnreachableError,
  MigrationBusyError,
]

/** Whether an error of {@link openDatabase} is a refusal whose message says what to do. */
export const isDatabaseRefusal = (error: unknown): boolean => refusals.some((kind) => error instanceof kind)

/**
 * Opens the program's database: the given one, or the embedded server; pending migrations are applied first.
 * @throws EmbeddedError and the errors of `migrate`, each a sentence that says what to do
 */
export async function openDatabase({ url, poolSize, ...options }: OpenOptions): Promise<OpenDatabase> {
  const embedded = url === null ? await openEmbedded(options) : null
  const address = embedded?.url ?? url ?? ''
  try {
    await migrate({ url: address })
  } catch (error) {
    await embedded?.stop()
    throw error
  }
  const db = connect({ url: address, ...(poolSize && { poolSize }) })
  return {
    db,
    url: address,
    async close() {
      await db.close()
      await embedded?.stop()
    },
  }
}
