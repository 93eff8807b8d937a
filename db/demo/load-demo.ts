import { statement, type Connection, type Database } from '../connection'
import { findDemoCast, type DemoCast } from './cast'
import { createDemoSchool } from './create-school'
import { findDemoSchools } from './demo-notes'
import { schoolSpecs } from './school-spec'
import { lockDemo, topUpSchool } from './top-up'
import { withTrustedKeys } from './trusted-keys'

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
