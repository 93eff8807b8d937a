import { z } from 'zod'
import { lockGuardianship, setRestriction, type GuardianshipRecord } from '../../db/queries/guardianships'
import { id } from '../ids'
import { write } from '../operation'
import { enrols } from '../people/enrolment-policy'
import { restrictionFields, restrictionIsWhole } from './fields'

/**
 * Restricts a guardian by a court's or custody body's decision, or lifts that (A6; S3-Р 3.1). While it lasts they get
 * nothing about this child, from the very next question and message on.
 */
export const restrictGuardianship = write({
  name: 'restrict-guardianship',
  input: z.strictObject({ id, ...restrictionFields }).check(restrictionIsWhole),
  load: async ({ tx, input, now }) => (await tx.run(lockGuardianship, [input.id, now]))[0] ?? null,
  allow: (actor, guardianship) => enrols(actor, guardianship.schoolId),
  async execute({ tx, subject: { today: _, ...found }, input: { id: guardianshipId, ...wanted } }) {
    const restriction = {
      restrictedFrom: wanted.restrictedFrom,
      restrictedUntil: wanted.restrictedUntil ?? null,
      restrictionBasis: wanted.restrictionBasis ?? null,
    }
    const { restrictedFrom, restrictedUntil, restrictionBasis } = restriction
    await tx.run(setRestriction, [guardianshipId, restrictedFrom, restrictedUntil, restrictionBasis])
    const result: GuardianshipRecord = { ...found, ...restriction }
    return {
      result,
      audit: [
        {
          schoolId: found.schoolId,
          subjectKind: 'guardianship',
          subjectId: guardianshipId,
          before: { restrictedFrom: found.restrictedFrom, restrictedUntil: found.restrictedUntil },
          after: { restrictedFrom, restrictedUntil },
        },
      ],
    }
  },
})
