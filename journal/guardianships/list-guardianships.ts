import { z } from 'zod'
import { listedGuardianships } from '../../db/queries/guardianships'
import { id } from '../ids'
import { read } from '../operation'
import { pageInput, pageOf } from '../page'
import { readsPeople } from '../people/enrolment-policy'

/** Lists guardianships of a guardian, of a pupil, or all in reach; ended ones too. */
export const listGuardianships = read({
  name: 'list-guardianships',
  input: z.strictObject({ guardianId: id.optional(), pupilId: id.optional(), ...pageInput }),
  scope: (actor) => readsPeople(actor),
  select: async ({ db, scope, input: { guardianId = null, pupilId = null, after = null, limit } }) =>
    pageOf(
      await db.run(listedGuardianships, [scope.schoolIds, guardianId, pupilId, after, limit + 1]),
      limit,
    ),
})
