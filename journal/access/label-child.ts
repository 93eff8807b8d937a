import { z } from 'zod'
import { setChildLabel } from '../../db/queries/access/people'
import { personsOf } from '../actor'
import { id } from '../ids'
import { asOneLine } from '../one-line'
import { write } from '../operation'
import { currentChildren } from '../people/policy'

/** The longest name a guardian may give a child. */
export const maxChildLabel = 30

const childLabel = z.string().overwrite(asOneLine).min(1).max(maxChildLabel)

/** Sets the name under which a guardian reads a child; null goes back to the name the school wrote. */
export const labelChild = write({
  name: 'label-child',
  input: z.strictObject({ pupilId: id, label: childLabel.nullable() }),
  async load({ actor, input }) {
    const guardian = personsOf(actor).find((person) =>
      currentChildren(person).some(({ pupilId }) => pupilId === input.pupilId),
    )
    return guardian ?? null
  },
  allow: (actor, guardian, { pupilId }) =>
    personsOf(actor).includes(guardian) &&
    currentChildren(guardian).some((child) => child.pupilId === pupilId),
  async execute({ tx, subject: { personId, school, today }, input: { pupilId, label } }) {
    const [old] = await tx.run(setChildLabel, [personId, pupilId, label, today])
    const changed = { schoolId: school.id, subjectKind: 'guardianship', subjectId: old?.id ?? null }
    return {
      // What is kept of a write outlives a withdrawal by days: the name is not in it.
      result: { pupilId },
      audit: [{ ...changed, after: { pupilId, labelled: label !== null } }],
    }
  },
})
