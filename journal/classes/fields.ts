import { z } from 'zod'
import { oneLine } from '../one-line'

const isAcademicYear = (text: string): boolean => {
  const [first, second] = text.split('/').map(Number) as [number, number]
  return second === first + 1 && first >= 2000 && second < 2200
}

/** What a new class is told by, checked field by field. */
export const classFields = {
  label: oneLine(20)
    .regex(/[\p{L}\d]/u, 'must have a letter or a digit')
    .describe('«7 б», «7-Б» and «7 "Б"» are all stored as «7Б»'),
  grade: z
    .int()
    .min(1)
    .max(12)
    .describe('Year of study; at a school the number in the label unless given, at a college none'),
  shift: z.int().min(1).max(3),
  daysAWeek: z.int().min(1).max(7).describe('School days a week'),
  academicYear: z
    .string()
    .regex(/^\d{4}\/\d{4}$/, 'must be two years: 2026/2027')
    .refine(isAcademicYear, 'must be two years, one after the other: 2026/2027')
    .describe(
      'Today’s by default; in August the coming one. A year that is missing is made, 1 September to 31 August',
    ),
}
