import { z } from 'zod'
import { classFields } from '../../../journal/classes/fields'
import { id, localDate } from '../../../journal/ids'
import { pageQuery } from '../../route'

const { label, grade, shift, daysAWeek, academicYear } = classFields

const until = z.string().nullable().describe('The day after the last; null: open')

export const classTeacher = z.object({
  personId: id,
  from: localDate,
  until,
  acting: z.boolean().describe('Leads the class for somebody who is away'),
})

export const schoolClass = z.object({
  id,
  schoolId: id,
  academicYear: z.string(),
  label: z.string(),
  grade: z.number().nullable(),
  shift: z.number(),
  daysAWeek: z.number(),
  teachers: z.array(classTeacher).readonly().describe('Those who lead the class today or will'),
})

export const newClass = z.strictObject({
  schoolId: id,
  label,
  grade: grade.optional(),
  shift: shift.default(1),
  daysAWeek: daysAWeek.default(5),
  academicYear: academicYear.optional(),
})

export const classQuery = z.strictObject({ schoolId: id.optional(), ...pageQuery })

export const newClassTeacher = z.strictObject({
  personId: id,
  from: localDate.optional().describe('Today at the school by default'),
  acting: z.boolean().default(false),
})

export const classTeacherParams = z.strictObject({ id, personId: id })
