import { z } from 'zod'
import { listedSchools } from '../../db/queries/schools'
import { read } from '../operation'
import { pageOf, pageInput } from '../page'
import { readsSchools } from './policy'

/** Lists the schools in reach. */
export const listSchools = read({
  name: 'list-schools',
  input: z.strictObject(pageInput),
  scope: (actor) => readsSchools(actor),
  select: async ({ db, scope, input: { after = null, limit } }) =>
    pageOf(await db.run(listedSchools, [scope.schoolIds, after, limit + 1]), limit),
})
