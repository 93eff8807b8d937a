import { z } from 'zod'
import { listedPeople } from '../../db/queries/people'
import { id } from '../ids'
import { read } from '../operation'
import { pageInput, pageOf } from '../page'
import { readsPeople } from './enrolment-policy'

/** Lists people in reach; every word of `search` must stand in the name, case and ё do not matter. */
export const listPeople = read({
  name: 'list-people',
  input: z.strictObject({
    schoolId: id.optional(),
    search: z.string().trim().min(1, 'must not be empty').max(200).optional(),
    ...pageInput,
  }),
  scope: (actor, { schoolId }) => readsPeople(actor, schoolId),
  select: async ({ db, scope, input: { search = null, after = null, limit } }) =>
    pageOf(await db.run(listedPeople, [scope.schoolIds, null, search, after, limit + 1]), limit),
})
