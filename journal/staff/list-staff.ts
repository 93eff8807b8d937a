import { z } from 'zod'
import { listedStaff } from '../../db/queries/staff'
import { id } from '../ids'
import { read } from '../operation'
import { pageInput, pageOf } from '../page'
import { readsPeople } from '../people/enrolment-policy'

/** Lists members of staff with their roles of today and of later. */
export const listStaff = read({
  name: 'list-staff',
  input: z.strictObject({ schoolId: id.optional(), ...pageInput }),
  scope: (actor, { schoolId }) => readsPeople(actor, schoolId),
  select: async ({ db, scope, input: { after = null, limit }, now }) =>
    pageOf(await db.run(listedStaff, [scope.schoolIds, after, limit + 1, now]), limit),
})
