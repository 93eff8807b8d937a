import { z } from 'zod'
import { listedClasses } from '../../db/queries/classes'
import { id } from '../ids'
import { read } from '../operation'
import { pageInput, pageOf } from '../page'
import { readsPeople } from '../people/enrolment-policy'

/** Lists classes of all years in reach. */
export const listClasses = read({
  name: 'list-classes',
  input: z.strictObject({ schoolId: id.optional(), ...pageInput }),
  scope: (actor, { schoolId }) => readsPeople(actor, schoolId),
  select: async ({ db, scope, input: { after = null, limit }, now }) =>
    pageOf(await db.run(listedClasses, [scope.schoolIds, null, after, limit + 1, now]), limit),
})
