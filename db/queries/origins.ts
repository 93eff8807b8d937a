import { statement, type Connection } from '../connection'

const insertOrigin = statement<{ origin: string }>(
  'insert-origin',
  `insert into write_origins (origin, operation) values ($1, $2) on conflict (origin) do nothing returning origin`,
)
const readOrigin = statement<{ result: unknown }>(
  'read-origin',
  `select result from write_origins where origin = $1`,
)
const updateOrigin = statement<never>(
  'update-origin',
  `update write_origins set result = $2::jsonb where origin = $1`,
)

/**
 * Takes the origin of a write for this transaction; a second taker waits for the first to commit.
 * @returns the first write's result when there was one, else null: go on
 */
export async function claimOrigin(
  tx: Connection,
  origin: string,
  operation: string,
): Promise<{ result: unknown } | null> {
  const taken = await tx.run(insertOrigin, [origin, operation])
  if (taken.length > 0) return null
  const [first] = await tx.run(readOrigin, [origin])
  return first ?? null
}

/** Keeps what a repeat of the origin will answer with. */
export async function rememberResult(tx: Connection, origin: string, result: unknown): Promise<void> {
  await tx.run(updateOrigin, [origin, JSON.stringify(result ?? null)])
}
