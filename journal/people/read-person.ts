import { z } from 'zod'
import { listedPeople } from '../../db/queries/people'
import { JournalError } from '../errors'
import { id } from '../ids'
import { read } from '../operation'
import { readsPeople } from './enrolment-policy'

/** Reads one person. */
export const readPerson = read({
  name: 'read-person',
  input: z.strictObject({ id }),
  scope: (actor) => readsPeople(actor),
  async select({ db, scope, input }) {
    const [person] = await db.run(listedPeople, [scope.schoolIds, input.id, null, null, 1])
    if (!person) throw new JournalError('not_found')
    return person
  },
})
