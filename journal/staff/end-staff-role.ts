import { z } from 'zod'
import { lockPerson } from '../../db/queries/people'
import { endStaffRoleOn } from '../../db/queries/staff'
import { JournalError } from '../errors'
import { id } from '../ids'
import { write } from '../operation'
import { appointsStaff } from '../people/enrolment-policy'
import { staffRole } from './fields'

/** Ends a role of somebody today: from the next question on they act without it. */
export const endStaffRole = write({
  name: 'end-staff-role',
  input: z.strictObject({ personId: id, role: staffRole }),
  load: async ({ tx, input, now }) => (await tx.run(lockPerson, [input.personId, now]))[0] ?? null,
  allow: (actor, person) => appointsStaff(actor, person.schoolId),
  async execute({ tx, subject: { schoolId, today }, input: { personId, role } }) {
    const ended = await tx.run(endStaffRoleOn, [personId, role, today])
    if (ended.length === 0) throw new JournalError('not_found')
    return {
      result: { personId, role, until: today },
      audit: [{ schoolId, subjectKind: 'person', subjectId: personId, after: { role, until: today } }],
    }
  },
})
