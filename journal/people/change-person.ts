import { z } from 'zod'
import { lockPerson, updatePerson, type PersonRecord } from '../../db/queries/people'
import { changesOf } from '../changes'
import { id } from '../ids'
import { write } from '../operation'
import { enrols } from './enrolment-policy'
import { personFields } from './fields'
import { refuseUnborn } from './store-person'

/** Corrects somebody's name, sex or day of birth; fields that are left out stay. */
export const changePerson = write({
  name: 'change-person',
  input: z.strictObject({ id, ...z.object(personFields).partial().shape }),
  load: async ({ tx, input, now }) => (await tx.run(lockPerson, [input.id, now]))[0] ?? null,
  allow: (actor, person) => enrols(actor, person.schoolId),
  async execute({ tx, subject: { today, ...person }, input: { id: personId, ...wanted } }) {
    refuseUnborn(wanted.bornOn, today)
    const { changes } = changesOf(person, wanted)
    if (Object.keys(changes).length > 0) await updatePerson(tx, personId, changes)
    const result: PersonRecord = { ...person, ...changes }
    return {
      result,
      audit: [
        {
          schoolId: person.schoolId,
          subjectKind: 'person',
          subjectId: personId,
          after: { changed: Object.keys(changes) },
        },
      ],
    }
  },
})
