import type { LocalDate, LocalTime } from '../../values'

interface Row {
  readonly id: string
  readonly schoolId: string
}
interface Range {
  fromOn: LocalDate
  untilOn: LocalDate | null
}

/** The rows an import may read, add or change; ids are decimal strings, or `new:…` before they are stored. */
export interface ImportRows {
  academicYears: Row & { name: string; fromOn: LocalDate; untilOn: LocalDate }
  periodSchemes: Row & { academicYearId: string; kind: SchemeKind }
  periods: Row & { schemeId: string; number: number; fromOn: LocalDate; untilOn: LocalDate }
  bellSchedules: Row & { name: string; shift: number }
  rooms: Row & { name: string; capacity: number | null }
  subjects: Row & { name: string; shortName: string | null }
  people: Row & {
    surname: string
    givenName: string
    patronymic: string | null
    sex: 'female' | 'male' | null
    birthOn: LocalDate | null
    leftOn: LocalDate | null
  }
  staffRoles: Row & Range & { personId: string; role: string }
  guardianships: Row &
    Range & {
      guardianId: string
      pupilId: string
      relation: Relation
      restrictedFrom: LocalDate | null
      restrictedUntil: LocalDate | null
    }
  classes: Row & {
    academicYearId: string
    label: string
    grade: number | null
    shift: number
    periodSchemeId: string | null
    bellScheduleId: string | null
  }
  calendarDays: Row & {
    day: LocalDate
    grade: number | null
    classId: string | null
    kind: string
    asWeekday: number | null
    asParity: 'odd' | 'even' | null
    bellScheduleId: string | null
  }
  classTeachers: Row & Range & { classId: string; personId: string }
  classMemberships: Row & Range & { classId: string; pupilId: string }
  groups: Row & { academicYearId: string; name: string }
  groupMembers: Row & Range & { groupId: string; pupilId: string }
  courses: Row & {
    academicYearId: string
    subjectId: string
    classId: string | null
    groupId: string | null
    hoursAWeek: string | null
  }
  courseTeachers: Row & Range & { courseId: string; personId: string; role: string }
  timetableEntries: Row &
    Range & {
      courseId: string
      weekday: number
      number: number
      parity: 'every' | 'odd' | 'even'
      roomId: string | null
    }
  lessons: Row & {
    courseId: string
    day: LocalDate
    number: number
    startsAt: Date
    endsAt: Date
    roomId: string | null
    status: 'planned' | 'held' | 'cancelled'
    timetableEntryId: string | null
    touchedAt: Date | null
  }
  attendanceCodes: Row & { code: string; presence: Presence; reason: AbsenceReason }
  works: Row & { courseId: string; lessonId: string | null; day: LocalDate }
  marks: Row & {
    workId: string
    pupilId: string
    ordinal: number
    subjectId: string
    day: LocalDate
    value: number | null
    code: string | null
    counts: boolean
    enteredAt: Date
    publishedAt: Date
    changedAt: Date | null
    previousValue: number | null
    previousCode: string | null
    withdrawnAt: Date | null
    source: 'own' | 'transferred' | 'imported'
  }
  markVersions: Row & {
    markId: string
    version: number
    action: 'put' | 'correct' | 'withdraw' | 'restore'
    value: number | null
    code: string | null
    at: Date
  }
  attendance: Row & {
    lessonId: string
    pupilId: string
    day: LocalDate
    presence: Presence
    reason: AbsenceReason
    enteredAt: Date
    publishedAt: Date
    changedAt: Date | null
  }
  results: Row & {
    pupilId: string
    subjectId: string
    academicYearId: string
    kind: 'term' | 'half' | 'year' | 'exam' | 'state' | 'final'
    periodId: string | null
    value: number | null
    code: string | null
    printedAverage: string | null
    printedWeightedAverage: string | null
    enteredAt: Date
    publishedAt: Date
    source: 'own' | 'transferred' | 'imported'
  }
  /** Keyed by schedule and number; a bell has no id of its own. */
  bells: Row & { scheduleId: string; number: number; startsAt: LocalTime; endsAt: LocalTime }
  groupClasses: Row & { groupId: string; classId: string }
  externalIds: Row & { system: string; entity: string; externalId: string; entityId: string }
}

export type SchemeKind = 'quarter' | 'trimester' | 'half_year' | 'semester' | 'module' | 'year'
export type Relation = 'mother' | 'father' | 'guardian' | 'trustee' | 'foster_parent' | 'other'
export type Presence = 'present' | 'absent' | 'late' | 'left_early' | 'remote'
export type AbsenceReason = 'unknown' | 'unexcused' | 'ill' | 'excused'
export type ImportTable = keyof ImportRows
