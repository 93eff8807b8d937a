import {
  constraintOf,
  exclusionViolation,
  foreignKeyViolation,
  sqlStateOf,
  uniqueViolation,
} from '../db/errors'
import { JournalError, type FieldProblem } from './errors'

/** What a broken key of the database means to whoever sent the input. */
const fieldOf: Readonly<Record<string, FieldProblem>> = {
  classes_academic_year_id_label_key: { path: 'label', message: 'is already a class of this academic year' },
  academic_years_apart: { path: 'academicYear', message: 'overlaps another academic year of this school' },
  academic_years_school_id_name_key: { path: 'academicYear', message: 'is already a year of other dates' },
  class_memberships_once: { path: 'classId', message: 'the pupil is in a class on these days already' },
  class_teachers_once: { path: 'personId', message: 'leads this class on that day or later already' },
  guardianships_once: {
    path: 'guardianId',
    message: 'is recorded as this pupil’s guardian for these days already',
  },
  staff_roles_once: { path: 'roles', message: 'one of them is held on that day or later already' },
}

/**
 * Tells a rule that the database itself upheld as a refusal: a broken unique key or overlapping days as `conflict` with
 * the field, a reference to what is not there, or is another school's, as `not_found`. Null for any other failure.
 */
export function refusedByStore(error: unknown): JournalError | null {
  const state = sqlStateOf(error)
  const constraint = constraintOf(error) ?? ''
  if (state === foreignKeyViolation) return new JournalError('not_found', { internal: constraint })
  if (state !== uniqueViolation && state !== exclusionViolation) return null
  const field = fieldOf[constraint]
  return new JournalError('conflict', { fields: field ? [field] : [], internal: constraint })
}
