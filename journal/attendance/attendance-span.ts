import { z } from 'zod'
import { attendanceSpanOf, type AttendanceSpanRecord } from '../../db/queries/attendance/span'
import { familyPupils, pupilOf } from '../calendar/family-pupils'
import type { Term } from '../calendar/term'
import { id, localDate, type LocalDate, type PersonId } from '../ids'
import { read } from '../operation'
import { countAbsences, shownReason, type AbsenceCounts, type ShownReason } from './absence-counts'

/** One absence as a family reads it. */
export interface ShownAbsence {
  readonly day: LocalDate
  readonly number: number
  readonly subject: string
  readonly presence: 'absent' | 'late' | 'left_early'
  readonly reason: ShownReason
  readonly minutes: number | null
}

/** One pupil's absences over a span; half-open. */
export interface PupilAttendance {
  readonly pupilId: PersonId
  readonly classLabel: string | null
  readonly today: LocalDate
  readonly from: LocalDate
  readonly until: LocalDate
  readonly term: Term | null
  readonly counts: AbsenceCounts
  readonly absences: readonly ShownAbsence[]
}

export const attendanceUnits = ['week', 'month', 'term'] as const
export type AttendanceUnit = (typeof attendanceUnits)[number]

/** Missed lessons by reason and lateness over the week, month or term that holds a day, today by default (S3-Р 1.5; S4 2.8). */
export const attendanceSpan = read({
  name: 'attendance.span',
  input: z.object({
    unit: z.enum(attendanceUnits).default('week'),
    day: localDate.optional(),
    pupilId: id.optional(),
  }),
  scope: (actor, { pupilId }) => familyPupils(actor, 'attendance', pupilId),
  async select({ db, scope, now, input }): Promise<readonly PupilAttendance[]> {
    const rows = await db.run(attendanceSpanOf, [
      scope.map(({ pupilId }) => pupilId),
      scope.map(({ person }) => input.day ?? person.today),
      input.unit,
      now,
    ])
    return rows.map((row) => {
      const { person } = pupilOf(scope, row)
      return pupilAttendance(row, person.today, person.school.settings.healthReasonsInChat)
    })
  },
})

function pupilAttendance(
  row: AttendanceSpanRecord,
  today: LocalDate,
  healthReasons: boolean,
): PupilAttendance {
  const absences = row.absences.map((absence) => ({
    ...absence,
    reason: shownReason(absence.reason, healthReasons),
  }))
  return {
    pupilId: row.pupilId,
    classLabel: row.classLabel,
    today,
    from: row.from,
    until: row.until,
    term: row.term,
    counts: countAbsences(absences),
    absences,
  }
}
