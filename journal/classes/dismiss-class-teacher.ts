import { z } from 'zod'
import { classOfToday, endClassTeacher } from '../../db/queries/classes'
import { JournalError } from '../errors'
import { id } from '../ids'
import { write } from '../operation'
import { appointsStaff } from '../people/enrolment-policy'

/** Ends somebody's leading of a class today: from today they see it as any teacher does. */
export const dismissClassTeacher = write({
  name: 'dismiss-class-teacher',
  input: z.strictObject({ classId: id, personId: id }),
  load: async ({ tx, input, now }) => (await tx.run(classOfToday, [input.classId, now]))[0] ?? null,
  allow: (actor, { schoolId }) => appointsStaff(actor, schoolId),
  async execute({ tx, subject: { schoolId, today }, input: { classId, personId } }) {
    const ended = await tx.run(endClassTeacher, [classId, personId, today])
    if (ended.length === 0) throw new JournalError('not_found')
    return {
      result: { classId, personId, until: today },
      audit: [
        { schoolId, subjectKind: 'class', subjectId: classId, after: { teacherId: personId, until: today } },
      ],
    }
  },
})
