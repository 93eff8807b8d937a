import { z } from 'zod'
import { insertSchool, type SchoolRecord } from '../../db/queries/schools'
import { write } from '../operation'
import { schoolFields, withoutPeople } from './fields'
import { foundsSchools } from './policy'

const { kind, name, shortName, timeZone, address, phone, dataOfficer } = schoolFields

/** Founds a school (D6); only our own programs and keys bound to no school do. */
export const createSchool = write({
  name: 'create-school',
  input: z.strictObject({
    kind,
    name,
    shortName,
    timeZone,
    address: address.default(null),
    phone: phone.default(null),
    dataOfficer: dataOfficer.default(null),
  }),
  load: async () => ({}),
  allow: foundsSchools,
  async execute({ tx, input }) {
    const id = await insertSchool(tx, input)
    const school: SchoolRecord = { id, ...input }
    return {
      result: school,
      audit: [{ schoolId: id, subjectKind: 'school', subjectId: id, after: withoutPeople(input) }],
    }
  },
})
