import { z } from 'zod'
import { endGuardianshipOn, lockGuardianship } from '../../db/queries/guardianships'
import { id } from '../ids'
import { write } from '../operation'
import { enrols } from '../people/enrolment-policy'

/** Ends a guardianship today, at once (A6); one that ended before stays as it was. */
export const endGuardianship = write({
  name: 'end-guardianship',
  input: z.strictObject({ id }),
  load: async ({ tx, input, now }) => (await tx.run(lockGuardianship, [input.id, now]))[0] ?? null,
  allow: (actor, guardianship) => enrols(actor, guardianship.schoolId),
  async execute({ tx, subject: { schoolId, until, today }, input }) {
    const over = until !== null && until <= today
    if (!over) await tx.run(endGuardianshipOn, [input.id, today])
    return {
      result: { id: input.id, until: over ? until : today },
      audit: over
        ? []
        : [
            {
              schoolId,
              subjectKind: 'guardianship',
              subjectId: input.id,
              before: { until },
              after: { until: today },
            },
          ],
    }
  },
})
