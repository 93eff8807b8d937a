import { statement, type Connection, type Database } from '../connection'
import { findDemoCast, type DemoCast } from './cast'
import { createDemoSchool } from './create-school'
import { findDemoSchools } from './demo-notes'
import { schoolSpecs } from './school-spec'
import { lockDemo, topUpSchool } from './top-up'

const isSuperuser = statement<{ yes: boolean }>(
  'demo ask for rights',
  `select current_setting('is_superuser') = 'on' as yes`,
)
const trustKeys = statement(
  'demo trust foreign keys',
  `select set_config('session_replication_role', 'replica', true)`,
)
const doubtKeys = statement(
  'demo check foreign keys',
  `select set_config('session_replication_role', 'origin', true)`,
)
const analyze = statement('demo analyze', 'analyze')

/**
 * Creates both demo schools when there are none, or else enters what has happened since; answers the cast.
 * Seed and moment decide everything; the seed (1 by default) counts only when the schools are created.
 */
export async function loadDemo(
  db: Database,
  { now, seed = 1 }: { readonly now: Date; readonly seed?: number },
): Promise<DemoCast> {
  const created = await db.inTransaction(async (tx) => {
    await lockDemo(tx)
    const isNew = (await findDemoSchools(tx)).length === 0
    if (isNew) await withTrustedKeys(tx, () => createSchools(tx, seed, now))
    for (const school of await findDemoSchools(tx)) await topUpSchool(tx, school, now)
    return isNew
  })
  // Without statistics the first questions of a fresh database would be answered slowly.
  if (created) await db.run(analyze)
  const cast = await findDemoCast(db)
  if (!cast) throw new Error('The demo schools were not stored')
  return cast
}

async function createSchools(tx: Connection, seed: number, now: Date): Promise<void> {
  for (const spec of schoolSpecs) await createDemoSchool(tx, spec, seed, now)
}

/**
 * Where the rights allow it (the embedded server), the keys of a hundred thousand generated references are not looked up
 * one by one: it halves the time. Checks and unique keys hold as always; a test proves the references.
 */
async function withTrustedKeys(tx: Connection, work: () => Promise<void>): Promise<void> {
  const [rights] = await tx.run(isSuperuser)
  if (rights?.yes) await tx.run(trustKeys)
  await work()
  if (rights?.yes) await tx.run(doubtKeys)
}
