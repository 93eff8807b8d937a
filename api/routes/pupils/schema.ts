import { z } from 'zod'
import { id, localDate } from '../../../journal/ids'
import { newPersonFields } from '../../../journal/people/fields'
import { registerNumber } from '../../../journal/pupils/fields'
import { pageQuery } from '../../route'
import { personShape } from '../people/schema'

export const pupil = z.object({
  ...personShape,
  classId: id.describe('The class of today, or the last one before it, or the first one to come'),
  classLabel: z.string(),
  inClassFrom: z.string(),
  inClassUntil: z.string().nullable().describe('The day after the last one in that class; null: open'),
  registerNumber: z.number().nullable(),
})

export const newPupil = z.strictObject({
  schoolId: id,
  ...newPersonFields,
  classId: id,
  enrolledOn: localDate
    .optional()
    .describe('First day in the class; today by default, or the nearest day of the class’s year'),
  registerNumber: registerNumber.optional(),
})

export const pupilQuery = z.strictObject({ schoolId: id.optional(), classId: id.optional(), ...pageQuery })

export const leaving = z.strictObject({
  on: localDate.describe('The first day on which the pupil is no longer here'),
})

export const left = z.object({ id, leftOn: z.string() })

export const transfer = z.strictObject({
  classId: id,
  on: localDate.describe('First day in the new class'),
  registerNumber: registerNumber.optional(),
})

export const transferred = z.object({
  id,
  classId: id,
  inClassFrom: z.string(),
  registerNumber: z.number().nullable(),
})
