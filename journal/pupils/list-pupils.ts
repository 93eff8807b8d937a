import { z } from 'zod'
import { listedPupils } from '../../db/queries/enrolment'
import { id } from '../ids'
import { read } from '../operation'
import { pageInput, pageOf } from '../page'
import { readsPeople } from '../people/enrolment-policy'

/** Lists pupils with the class of today; of one class those who are in it or will be. */
export const listPupils = read({
  name: 'list-pupils',
  input: z.strictObject({ schoolId: id.optional(), classId: id.optional(), ...pageInput }),
  scope: (actor, { schoolId }) => readsPeople(actor, schoolId),
  select: async ({ db, scope, input: { classId = null, after = null, limit }, now }) =>
    pageOf(await db.run(listedPupils, [scope.schoolIds, classId, after, limit + 1, now]), limit),
})
