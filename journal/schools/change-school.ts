import { z } from 'zod'
import { lockSchool, updateSchool, type SchoolRecord } from '../../db/queries/schools'
import { changesOf } from '../changes'
import { id } from '../ids'
import { write } from '../operation'
import { schoolFields, withoutPeople } from './fields'
import { administersSchool } from './policy'

const { name, shortName, timeZone, address, phone, dataOfficer } = schoolFields

/** Changes what a school says of itself; fields that are left out stay. A school's kind is for ever. */
export const changeSchool = write({
  name: 'change-school',
  input: z.strictObject({
    id,
    ...z.object({ name, shortName, timeZone, address, phone, dataOfficer }).partial().shape,
  }),
  load: async ({ tx, input }) => (await tx.run(lockSchool, [input.id]))[0] ?? null,
  allow: (actor, school) => administersSchool(actor, school.id),
  async execute({ tx, subject, input: { id: schoolId, ...wanted } }) {
    const { changes, before } = changesOf(subject, wanted)
    if (Object.keys(changes).length > 0) await updateSchool(tx, schoolId, changes)
    const school: SchoolRecord = { ...subject, ...changes }
    return {
      result: school,
      audit: [
        {
          schoolId,
          subjectKind: 'school',
          subjectId: schoolId,
          before: withoutPeople(before),
          after: withoutPeople(changes),
        },
      ],
    }
  },
})
