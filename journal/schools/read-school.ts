import { z } from 'zod'
import { listedSchools } from '../../db/queries/schools'
import { JournalError } from '../errors'
import { id } from '../ids'
import { read } from '../operation'
import { readsSchools } from './policy'

/** Reads one school. */
export const readSchool = read({
  name: 'read-school',
  input: z.strictObject({ id }),
  scope: (actor, input) => readsSchools(actor, input.id),
  async select({ db, input }) {
    const [school] = await db.run(listedSchools, [[input.id], null, 1])
    if (!school) throw new JournalError('not_found')
    return school
  },
})
