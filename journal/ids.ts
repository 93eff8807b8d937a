import { z } from 'zod'

export type {
  AccountId,
  AccountLinkId,
  ApiKeyId,
  ClassId,
  CourseId,
  FileId,
  HomeworkId,
  Id,
  LessonId,
  LinkCodeId,
  LocalDate,
  LocalTime,
  MarkId,
  PersonId,
  SchoolId,
  SubjectId,
} from '../db/values'

/** An id as it travels in JSON: a decimal string that fits PostgreSQL's bigint. */
export const id = z.string().regex(/^[1-9]\d{0,17}$/, 'must be an id: a decimal number in a string')

/** A calendar day, `YYYY-MM-DD`, that exists. */
export const localDate = z.iso.date('must be a date: YYYY-MM-DD')
