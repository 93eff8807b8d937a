import { z } from 'zod'
import { classOfToday } from '../../db/queries/classes'
import {
  endGroupMemberships,
  endMemberships,
  insertMembership,
  membershipsOf,
} from '../../db/queries/enrolment'
import { lockPerson, setLeftOn } from '../../db/queries/people'
import { JournalError } from '../errors'
import { id, localDate } from '../ids'
import { write } from '../operation'
import { enrols } from '../people/enrolment-policy'
import { refuseOutsideYear } from './class-day'
import { registerNumber } from './fields'

/**
 * Moves a pupil to another class of the school from a day on (A7): the class before ends, as do groups that the new class
 * has no part in. Somebody who had left returns by it.
 * @throws conflict when the pupil is in that class on that day already
 */
export const transferPupil = write({
  name: 'transfer-pupil',
  input: z.strictObject({
    pupilId: id,
    classId: id,
    on: localDate,
    registerNumber: registerNumber.optional(),
  }),
  async load({ tx, input, now }) {
    const [person] = await tx.run(lockPerson, [input.pupilId, now])
    const [joined] = await tx.run(classOfToday, [input.classId, now])
    const memberships = await tx.run(membershipsOf, [input.pupilId])
    const known = person && joined?.schoolId === person.schoolId && memberships.length > 0
    return known ? { person, joined, memberships } : null
  },
  allow: (actor, { person }) => enrols(actor, person.schoolId),
  async execute({ tx, subject: { person, joined, memberships }, input }) {
    const { pupilId, classId, on, registerNumber = null } = input
    const { schoolId } = person
    refuseOutsideYear(joined, on, 'on')
    const before = memberships.find(({ from, until }) => from <= on && (until === null || on < until))
    if (before?.classId === classId) {
      const message = 'is the pupil’s class on that day already'
      throw new JournalError('conflict', { fields: [{ path: 'classId', message }] })
    }
    await tx.run(endMemberships, [pupilId, on])
    await tx.run(endGroupMemberships, [pupilId, on, classId])
    await tx.run(insertMembership, [schoolId, classId, pupilId, on, registerNumber])
    if (person.leftOn !== null) await tx.run(setLeftOn, [pupilId, null])
    return {
      result: { id: pupilId, classId, inClassFrom: on, registerNumber },
      audit: [
        {
          schoolId,
          subjectKind: 'person',
          subjectId: pupilId,
          before: { classId: before?.classId ?? null, leftOn: person.leftOn },
          after: { classId, from: on },
        },
      ],
    }
  },
})
