import { z } from 'zod'
import { guardianAndPupil, insertGuardianship, type GuardianshipRecord } from '../../db/queries/guardianships'
import { personIn } from '../actor'
import { JournalError, type FieldProblem } from '../errors'
import { id, localDate } from '../ids'
import { write } from '../operation'
import { enrols } from '../people/enrolment-policy'
import { basis, relation } from './fields'

const refuse = (field: FieldProblem): never => {
  throw new JournalError('invalid_input', { fields: [field] })
}

/**
 * Records that somebody stands for a pupil of the same school (S3-Р 3.1), from today unless another day is given.
 * @throws conflict when they do already
 */
export const createGuardianship = write({
  name: 'create-guardianship',
  input: z.strictObject({
    guardianId: id,
    pupilId: id,
    relation,
    from: localDate.optional(),
    verifiedOn: localDate.optional(),
    basis: basis.optional(),
  }),
  load: async ({ tx, input, now }) =>
    (await tx.run(guardianAndPupil, [input.guardianId, input.pupilId, now]))[0] ?? null,
  allow: (actor, { schoolId }) => enrols(actor, schoolId),
  async execute({ tx, actor, subject: { schoolId, today, isPupil }, input }) {
    const { guardianId, pupilId, relation, from = today, verifiedOn = null, basis = null } = input
    if (guardianId === pupilId) {
      refuse({ path: 'guardianId', message: 'must be somebody else than the pupil' })
    }
    if (!isPupil) refuse({ path: 'pupilId', message: 'is no pupil: enrol them in a class first' })
    if (verifiedOn && verifiedOn > today) refuse({ path: 'verifiedOn', message: 'must not be in the future' })
    const verifiedById = verifiedOn ? (personIn(actor, schoolId)?.personId ?? null) : null
    const values = { schoolId, guardianId, pupilId, relation, basis, verifiedOn }
    const guardianshipId = await insertGuardianship(tx, { ...values, fromOn: from, verifiedById })
    const unrestricted = { restrictedFrom: null, restrictedUntil: null, restrictionBasis: null }
    const result: GuardianshipRecord = { id: guardianshipId, ...values, from, until: null, ...unrestricted }
    return {
      result,
      audit: [
        {
          schoolId,
          subjectKind: 'guardianship',
          subjectId: guardianshipId,
          after: { guardianId, pupilId, relation, from, verifiedOn },
        },
      ],
    }
  },
})
