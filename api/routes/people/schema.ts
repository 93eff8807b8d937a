import { z } from 'zod'
import { id } from '../../../journal/ids'
import { newPersonFields, personFields } from '../../../journal/people/fields'
import { pageQuery } from '../../route'

/** Shape of a person in every answer. */
export const personShape = {
  id,
  schoolId: id,
  ...personFields,
  leftOn: z.string().nullable().describe('First day on which the person is no longer here; null: still here'),
}

export const person = z.object(personShape)

export const newPerson = z.strictObject({ schoolId: id, ...newPersonFields })

export const personChanges = z.strictObject(personFields).partial()

export const peopleQuery = z.strictObject({
  schoolId: id.optional(),
  search: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(200)
    .optional()
    .describe('Words that all stand in the name; case does not matter, ё counts as е'),
  ...pageQuery,
})
