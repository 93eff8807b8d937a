import { z } from 'zod'

export type {
  AccountId,
  AccountLinkId,
  ApiKeyId,
  ClassId,
  CourseId,
  FileId,
  HomeworkId,
  LessonId,
  LinkCodeId,
  LocalDate,
  MarkId,
  PersonId,
  SchoolId,
  SubjectId,
} from '../db/values'

/** An id as it travels in JSON: a decimal string that fits PostgreSQL's bigint. */
export const id = z.string().regex(/^[1-9]\d{0,17}$/, 'must be an id: a decimal number in a string')

const schoolsTime = 'must lie between 1900 and 2199'

const inSchoolsTime = (date: string): boolean => date >= '1900' && date < '2200'

/** A calendar day, `YYYY-MM-DD`, that exists, in a century that schools have to do with. */
export const localDate = z.iso
  .date({ error: 'must be a date: YYYY-MM-DD', abort: true })
  .refine(inSchoolsTime, schoolsTime)

/** An ISO instant with its zone, in the same centuries. */
export const instant = z.iso
  .datetime({ offset: true, error: 'must be an ISO instant: 2027-06-30T21:00:00Z', abort: true })
  .refine(inSchoolsTime, schoolsTime)
