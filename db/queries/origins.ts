import { statement, type Connection } from '../connection'

const insertOrigin = statement<{ origin: string }>(
  'insert-origin',
  `insert into write_origins (origin, operation, input_hash) values ($1, $2, $3)
   on conflict (origin) do nothing returning origin`,
)
const readOrigin = statement<FirstWrite>(
  'read-origin',
  `select operation = $2 and coalesce(input_hash = $3, true) as same, result from write_origins where origin = $1`,
)
const updateOrigin = statement<never>(
  'update-origin',
  `update write_origins set result = $2::jsonb where origin = $1`,
)

/** A write that took an origin, as a later one with the same origin finds it. */
export interface FirstWrite {
  /** Whether it was the same operation with the same input. */
  readonly same: boolean
  readonly result: unknown
}

/**
 * Takes the origin of a write for this transaction; a second taker waits for the first to commit.
 * @returns the first write when there was one, else null: go on
 */
export async function claimOrigin(
  tx: Connection,
  origin: string,
  operation: string,
  inputHash: Buffer,
): Promise<FirstWrite | null> {
  const taken = await tx.run(insertOrigin, [origin, operation, inputHash])
  if (taken.length > 0) return null
  const [first] = await tx.run(readOrigin, [origin, operation, inputHash])
  return first ?? null
}

/** Keeps what a repeat of the origin will answer with. */
export async function rememberResult(tx: Connection, origin: string, result: unknown): Promise<void> {
  await tx.run(updateOrigin, [origin, JSON.stringify(result ?? null)])
}
