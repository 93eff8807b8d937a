import { z } from 'zod'
import { endGroupMemberships, endMemberships, membershipsOf } from '../../db/queries/enrolment'
import { lockPerson, setLeftOn } from '../../db/queries/people'
import { JournalError } from '../errors'
import { id, localDate } from '../ids'
import { write } from '../operation'
import { enrols } from '../people/enrolment-policy'

/**
 * Lets a pupil leave the school (S4 4.3.6): from the day `on` they are in no class and no group, and neither they nor
 * their guardians read anything any more. Marks stay.
 */
export const dismissPupil = write({
  name: 'dismiss-pupil',
  input: z.strictObject({ pupilId: id, on: localDate }),
  async load({ tx, input, now }) {
    const [person] = await tx.run(lockPerson, [input.pupilId, now])
    const memberships = await tx.run(membershipsOf, [input.pupilId])
    return person && memberships.length > 0 ? { person, memberships } : null
  },
  allow: (actor, { person }) => enrols(actor, person.schoolId),
  async execute({ tx, subject: { person, memberships }, input: { pupilId, on } }) {
    const first = memberships.at(-1)
    if (first && on <= first.from) {
      const message = `must be after the pupil’s first day here (${first.from})`
      throw new JournalError('invalid_input', { fields: [{ path: 'on', message }] })
    }
    await tx.run(endMemberships, [pupilId, on])
    await tx.run(endGroupMemberships, [pupilId, on, null])
    await tx.run(setLeftOn, [pupilId, on])
    return {
      result: { id: pupilId, leftOn: on },
      audit: [
        {
          schoolId: person.schoolId,
          subjectKind: 'person',
          subjectId: pupilId,
          before: { leftOn: person.leftOn },
          after: { leftOn: on },
        },
      ],
    }
  },
})
