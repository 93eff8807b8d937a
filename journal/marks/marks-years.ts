import { z } from 'zod'
import { pupilYearsOf } from '../../db/queries/marks/years'
import { familyPupils } from '../calendar/family-pupils'
import type { Term } from '../calendar/term'
import { id, type LocalDate, type PersonId } from '../ids'
import { read } from '../operation'

/** A school year of one pupil and its terms that hold marks or results; newest year first. */
export interface MarksYear {
  readonly pupilId: PersonId
  readonly year: string
  readonly from: LocalDate
  readonly until: LocalDate
  readonly classLabel: string
  readonly terms: readonly Term[]
}

/** All years and terms a family may look back into, by the classes of that time (S0 3.5). */
export const marksYears = read({
  name: 'marks.years',
  input: z.object({ pupilId: id.optional() }),
  scope: (actor, { pupilId }) => familyPupils(actor, 'marks', pupilId),
  select: async ({ db, scope, now }): Promise<readonly MarksYear[]> =>
    db.run(pupilYearsOf, [scope.map(({ pupilId }) => pupilId), now]),
})
