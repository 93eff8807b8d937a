import { z } from 'zod'
import { classOfToday, insertClassTeacher, type ClassTeacherRecord } from '../../db/queries/classes'
import { lockPerson } from '../../db/queries/people'
import { isHere } from '../actor'
import { JournalError } from '../errors'
import { id, localDate } from '../ids'
import { write } from '../operation'
import { appointsStaff } from '../people/enrolment-policy'

/**
 * Lets somebody lead a class from a day on, today by default; several may, and one who is there already goes on.
 * @throws conflict when that person leads the class on that day or later
 */
export const appointClassTeacher = write({
  name: 'appoint-class-teacher',
  input: z.strictObject({
    classId: id,
    personId: id,
    from: localDate.optional(),
    acting: z.boolean().default(false),
  }),
  async load({ tx, input, now }) {
    const [led] = await tx.run(classOfToday, [input.classId, now])
    const [person] = await tx.run(lockPerson, [input.personId, now])
    return led && person?.schoolId === led.schoolId ? { led, person } : null
  },
  allow: (actor, { led }) => appointsStaff(actor, led.schoolId),
  async execute({ tx, subject: { led, person }, input: { classId, personId, acting, from = led.today } }) {
    if (!isHere(person.leftOn, from)) {
      const message = 'is no longer at this school on that day'
      throw new JournalError('invalid_input', { fields: [{ path: 'personId', message }] })
    }
    await tx.run(insertClassTeacher, [led.schoolId, classId, personId, from, acting])
    const result: ClassTeacherRecord = { personId, from, until: null, acting }
    return {
      result,
      audit: [
        {
          schoolId: led.schoolId,
          subjectKind: 'class',
          subjectId: classId,
          after: { teacherId: personId, from, acting },
        },
      ],
    }
  },
})
