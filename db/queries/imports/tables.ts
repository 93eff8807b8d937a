import type { ImportTable } from './rows'

interface TableSpec {
  readonly name: string
  readonly columns: readonly string[]
  /** The table's own key when it has no `id` column. */
  readonly key?: readonly string[]
}

const range = ['fromOn', 'untilOn'] as const

/** Every table an import touches, each after the tables it refers to: the order in which rows are added. */
export const importTables: Readonly<Record<ImportTable, TableSpec>> = {
  academicYears: { name: 'academic_years', columns: ['schoolId', 'name', ...range] },
  periodSchemes: { name: 'period_schemes', columns: ['schoolId', 'academicYearId', 'kind'] },
  periods: { name: 'periods', columns: ['schoolId', 'schemeId', 'number', ...range] },
  bellSchedules: { name: 'bell_schedules', columns: ['schoolId', 'name', 'shift'] },
  bells: {
    name: 'bells',
    columns: ['scheduleId', 'number', 'startsAt', 'endsAt'],
    key: ['scheduleId', 'number'],
  },
  rooms: { name: 'rooms', columns: ['schoolId', 'name', 'capacity'] },
  subjects: { name: 'subjects', columns: ['schoolId', 'name', 'shortName'] },
  people: {
    name: 'people',
    columns: ['schoolId', 'surname', 'givenName', 'patronymic', 'sex', 'birthOn', 'leftOn'],
  },
  staffRoles: { name: 'staff_roles', columns: ['schoolId', 'personId', 'role', ...range] },
  guardianships: {
    name: 'guardianships',
    columns: ['schoolId', 'guardianId', 'pupilId', 'relation', ...range, 'restrictedFrom', 'restrictedUntil'],
  },
  classes: {
    name: 'classes',
    columns: ['schoolId', 'academicYearId', 'label', 'grade', 'shift', 'periodSchemeId', 'bellScheduleId'],
  },
  calendarDays: {
    name: 'calendar_days',
    columns: ['schoolId', 'day', 'grade', 'classId', 'kind', 'asWeekday', 'asParity', 'bellScheduleId'],
  },
  classTeachers: { name: 'class_teachers', columns: ['schoolId', 'classId', 'personId', ...range] },
  classMemberships: { name: 'class_memberships', columns: ['schoolId', 'classId', 'pupilId', ...range] },
  groups: { name: 'groups', columns: ['schoolId', 'academicYearId', 'name'] },
  groupClasses: {
    name: 'group_classes',
    columns: ['schoolId', 'groupId', 'classId'],
    key: ['groupId', 'classId'],
  },
  groupMembers: { name: 'group_members', columns: ['schoolId', 'groupId', 'pupilId', ...range] },
  courses: {
    name: 'courses',
    columns: ['schoolId', 'academicYearId', 'subjectId', 'classId', 'groupId', 'hoursAWeek'],
  },
  courseTeachers: {
    name: 'course_teachers',
    columns: ['schoolId', 'courseId', 'personId', 'role', ...range],
  },
  timetableEntries: {
    name: 'timetable_entries',
    columns: ['schoolId', 'courseId', 'weekday', 'number', 'parity', 'roomId', ...range],
  },
  lessons: {
    name: 'lessons',
    columns: [
      ...['schoolId', 'courseId', 'day', 'number', 'startsAt', 'endsAt', 'roomId'],
      ...['status', 'timetableEntryId', 'touchedAt'],
    ],
  },
  attendanceCodes: { name: 'attendance_codes', columns: ['schoolId', 'code', 'presence', 'reason'] },
  works: { name: 'works', columns: ['schoolId', 'courseId', 'lessonId', 'day'] },
  marks: {
    name: 'marks',
    columns: [
      ...['schoolId', 'workId', 'pupilId', 'ordinal', 'subjectId', 'day', 'value', 'code', 'counts'],
      ...['enteredAt', 'publishedAt', 'changedAt', 'previousValue', 'previousCode', 'withdrawnAt', 'source'],
    ],
  },
  markVersions: {
    name: 'mark_versions',
    columns: ['schoolId', 'markId', 'version', 'action', 'value', 'code', 'at'],
  },
  attendance: {
    name: 'attendance',
    columns: [
      ...['schoolId', 'lessonId', 'pupilId', 'day', 'presence', 'reason'],
      ...['enteredAt', 'publishedAt', 'changedAt'],
    ],
  },
  results: {
    name: 'results',
    columns: [
      ...['schoolId', 'pupilId', 'subjectId', 'academicYearId', 'kind', 'periodId', 'value', 'code'],
      ...['printedAverage', 'printedWeightedAverage', 'enteredAt', 'publishedAt', 'source'],
    ],
  },
  externalIds: {
    name: 'external_ids',
    columns: ['schoolId', 'system', 'entity', 'externalId', 'entityId'],
    key: ['schoolId', 'system', 'entity', 'externalId'],
  },
}

/** A column as SQL names it. */
export const columnName = (property: string): string =>
  property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
