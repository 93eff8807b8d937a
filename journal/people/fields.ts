import { z } from 'zod'
import { localDate } from '../ids'
import { isOneLine, oneLineOnly } from '../one-line'

const namePart = z
  .string()
  .trim()
  .max(100, 'must have at most 100 characters')
  .refine(isOneLine, oneLineOnly)
  .overwrite((text) => text.normalize('NFC').replace(/\s+/g, ' '))

const hasLetter = /\p{L}/u

/** What a school writes of a person, checked field by field. */
export const personFields = {
  surname: namePart.regex(hasLetter, 'must have a letter').describe('As in documents'),
  givenName: namePart.describe('As in documents; empty for somebody with one name only'),
  patronymic: namePart.regex(hasLetter, 'must have a letter').nullable(),
  sex: z.enum(['female', 'male']).nullable(),
  bornOn: localDate.refine((day) => day > '1900-01-01', 'must be after 1900').nullable(),
}

/** Input of a person who is new to the school. */
export const newPersonFields = {
  surname: personFields.surname,
  givenName: personFields.givenName,
  patronymic: personFields.patronymic.default(null),
  sex: personFields.sex.default(null),
  bornOn: personFields.bornOn.default(null),
}
