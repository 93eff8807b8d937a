import type { TermRecord } from '../../db/queries/calendar/pupil-courses'

/** A term, half-year or other period of a class; half-open. */
export type Term = TermRecord
