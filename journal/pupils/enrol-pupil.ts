import { z } from 'zod'
import { classOfToday } from '../../db/queries/classes'
import { insertMembership, type PupilRecord } from '../../db/queries/enrolment'
import { id, localDate } from '../ids'
import { write } from '../operation'
import { enrols } from '../people/enrolment-policy'
import { newPersonFields } from '../people/fields'
import { storePerson } from '../people/store-person'
import { joiningDay, refuseOutsideYear } from './class-day'
import { registerNumber } from './fields'

/** Enters a new pupil in a class of the school, from today unless another day is given (D6; S0 3.7.2). */
export const enrolPupil = write({
  name: 'enrol-pupil',
  input: z.strictObject({
    schoolId: id,
    ...newPersonFields,
    classId: id,
    enrolledOn: localDate.optional(),
    registerNumber: registerNumber.optional(),
  }),
  async load({ tx, input, now }) {
    const [joined] = await tx.run(classOfToday, [input.classId, now])
    return joined?.schoolId === input.schoolId ? joined : null
  },
  allow: (actor, joined) => enrols(actor, joined.schoolId),
  async execute({ tx, subject: joined, input }) {
    const { schoolId, classId, enrolledOn = joiningDay(joined), registerNumber = null, ...values } = input
    refuseOutsideYear(joined, enrolledOn, 'enrolledOn')
    const person = await storePerson(tx, { id: schoolId, today: joined.today }, values)
    await tx.run(insertMembership, [schoolId, classId, person.id, enrolledOn, registerNumber])
    const result: PupilRecord = {
      ...person,
      classId,
      classLabel: joined.label,
      inClassFrom: enrolledOn,
      inClassUntil: null,
      registerNumber,
    }
    return {
      result,
      audit: [{ schoolId, subjectKind: 'person', subjectId: person.id, after: { classId, enrolledOn } }],
    }
  },
})
