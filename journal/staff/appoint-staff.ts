import { z } from 'zod'
import { lockPerson, type PersonRecord } from '../../db/queries/people'
import { openSchool } from '../../db/queries/schools'
import { insertStaffRoles, type StaffRecord } from '../../db/queries/staff'
import { isHere } from '../actor'
import { JournalError } from '../errors'
import { id, localDate, type LocalDate } from '../ids'
import { write } from '../operation'
import { appointsStaff } from '../people/enrolment-policy'
import { newPersonFields } from '../people/fields'
import { storePerson } from '../people/store-person'
import { roles } from './fields'

const since = localDate.optional()

/** Input of an appointment: somebody whom the school knows, or a new person. */
export const appointment = z.union([
  z.strictObject({ personId: id, roles, from: since }),
  z.strictObject({ schoolId: id, ...newPersonFields, roles, from: since }),
])

interface Appointed {
  readonly schoolId: string
  readonly today: LocalDate
  /** Null: to be entered. */
  readonly person: PersonRecord | null
}

/**
 * Lets somebody work at a school in one or more roles (D6), from today unless another day is given.
 * @throws conflict when they hold one of the roles on that day or later
 */
export const appointStaff = write({
  name: 'appoint-staff',
  input: appointment,
  async load({ tx, input, now }): Promise<Appointed | null> {
    if ('personId' in input) {
      const [found] = await tx.run(lockPerson, [input.personId, now])
      if (!found) return null
      const { today, ...person } = found
      return { schoolId: person.schoolId, today, person }
    }
    const [school] = await tx.run(openSchool, [input.schoolId, now])
    return school ? { schoolId: school.id, today: school.today, person: null } : null
  },
  allow: (actor, { schoolId }) => appointsStaff(actor, schoolId),
  async execute({ tx, subject: { schoolId, today, person: known }, input }) {
    const { roles, from = today } = input
    if (known && !isHere(known.leftOn, from)) {
      const message = 'is no longer at this school on that day'
      throw new JournalError('invalid_input', { fields: [{ path: 'personId', message }] })
    }
    const person = known ?? (await storePerson(tx, { id: schoolId, today }, newPersonOf(input)))
    await tx.run(insertStaffRoles, [schoolId, person.id, roles, from])
    const result: StaffRecord = { ...person, roles: roles.map((role) => ({ role, from, until: null })) }
    return {
      result,
      audit: [{ schoolId, subjectKind: 'person', subjectId: person.id, after: { roles, from } }],
    }
  },
})

const newPersonOf = (input: z.output<typeof appointment>) => {
  if ('personId' in input) throw new Error('Somebody known is not entered again')
  const { surname, givenName, patronymic, sex, bornOn } = input
  return { surname, givenName, patronymic, sex, bornOn }
}
