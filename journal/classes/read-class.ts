import { z } from 'zod'
import { listedClasses } from '../../db/queries/classes'
import { JournalError } from '../errors'
import { id } from '../ids'
import { read } from '../operation'
import { readsPeople } from '../people/enrolment-policy'

/** Reads one class with those who lead it. */
export const readClass = read({
  name: 'read-class',
  input: z.strictObject({ id }),
  scope: (actor) => readsPeople(actor),
  async select({ db, scope, input, now }) {
    const [found] = await db.run(listedClasses, [scope.schoolIds, input.id, null, 1, now])
    if (!found) throw new JournalError('not_found')
    return found
  },
})
