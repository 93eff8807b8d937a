import { z } from 'zod'
import { openSchool } from '../../db/queries/schools'
import { id } from '../ids'
import { write } from '../operation'
import { enrols } from './enrolment-policy'
import { newPersonFields } from './fields'
import { storePerson } from './store-person'

/** Enters somebody a school knows, such as a parent; pupils and staff have operations of their own. */
export const createPerson = write({
  name: 'create-person',
  input: z.strictObject({ schoolId: id, ...newPersonFields }),
  load: async ({ tx, input, now }) => (await tx.run(openSchool, [input.schoolId, now]))[0] ?? null,
  allow: (actor, school) => enrols(actor, school.id),
  async execute({ tx, subject: school, input: { schoolId, ...values } }) {
    const person = await storePerson(tx, school, values)
    return { result: person, audit: [{ schoolId, subjectKind: 'person', subjectId: person.id }] }
  },
})
