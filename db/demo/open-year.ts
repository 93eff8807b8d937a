import { statement, type Connection } from '../connection'
import type { AcademicCalendar } from './academic-calendar'
import type { DemoSchool } from './demo-notes'
import { insertRows, withIds, type Row } from './insert-rows'
import { openCourses } from './open-courses'
import { randomOf, type Random } from './random'
import { readDirectory, type SchoolDirectory } from './school-directory'
import type { SchoolSpec } from './school-spec'
import type { ClassLine, Teacher } from './teaching-load'

/** What opening an academic year takes. */
export interface YearToOpen {
  readonly school: DemoSchool
  readonly spec: SchoolSpec
  readonly calendar: AcademicCalendar
  readonly lines: readonly ClassLine[]
  /** Classes that get courses and a timetable; all when left out. */
  readonly taught?: ReadonlySet<string>
  /** A pupil who is there only until this day. */
  readonly leaver?: { readonly pupilId: string; readonly untilOn: string }
}

const insertYear = statement<{ id: string }>(
  'demo insert year',
  'insert into academic_years (school_id, name, from_on, until_on) values ($1, $2, $3, $4) returning id',
)

const closeLast = ['class_memberships', 'class_teachers', 'course_teachers'].map((table) =>
  statement(
    `demo close ${table}`,
    `update ${table} set until_on = $2 where school_id = $1 and until_on is null and from_on < $2`,
  ),
)

/** Opens the year: periods, holidays, classes with their pupils and teachers, courses, timetable. Answers its id. */
export async function openYear(tx: Connection, input: YearToOpen): Promise<string> {
  const { school, spec, calendar } = input
  const values = [school.id, calendar.name, calendar.fromOn, calendar.untilOn]
  const [year] = await tx.run(insertYear, values)
  if (!year) throw new Error('The demo year was not stored')
  for (const close of closeLast) await tx.run(close, [school.id, calendar.fromOn])
  const directory = await readDirectory(tx, school.id, spec)
  const random = randomOf(school.seed, school.key, calendar.name)
  const lines = appointClassTeachers(spec, input.lines, directory.teachers, random)
  const schemes = await openPeriods(tx, school.id, year.id, calendar)
  const classIds = await openClasses(tx, input, { yearId: year.id, schemes, directory, lines })
  const taught = lines.filter(({ label }) => input.taught?.has(label) ?? true)
  await openCourses(tx, {
    school,
    spec,
    calendar,
    yearId: year.id,
    lines: taught,
    classIds,
    directory,
    random,
  })
  return year.id
}

async function openPeriods(tx: Connection, schoolId: string, yearId: string, calendar: AcademicCalendar) {
  const kinds = [
    ['quarter', calendar.quarters],
    ['half_year', calendar.halves],
  ] as const
  const rows = kinds.map(([kind]) => ({ school_id: schoolId, academic_year_id: yearId, kind }))
  const schemes = await withIds(tx, 'period_schemes', rows)
  await insertRows(tx, 'period_schemes', schemes)
  const periods = schemes.flatMap(({ id }, index) =>
    (kinds[index]?.[1] ?? []).map((period, place) => ({
      school_id: schoolId,
      scheme_id: id,
      number: place + 1,
      from_on: period.fromOn,
      until_on: period.untilOn,
      closes_on: period.closesOn,
    })),
  )
  await insertRows(tx, 'periods', periods)
  const days = calendar.holidays.map(({ day, note }) => ({ school_id: schoolId, day, kind: 'holiday', note }))
  await insertRows(tx, 'calendar_days', days)
  return { quarter: schemes[0]?.id ?? null, half: schemes[1]?.id ?? null }
}

interface Opening {
  readonly yearId: string
  readonly schemes: { readonly quarter: string | null; readonly half: string | null }
  readonly directory: SchoolDirectory
  readonly lines: readonly ClassLine[]
}

async function openClasses(tx: Connection, input: YearToOpen, opening: Opening) {
  const { school, calendar, leaver } = input
  const own = { school_id: school.id, from_on: calendar.fromOn }
  const rows = opening.lines.map((line) => ({
    school_id: school.id,
    academic_year_id: opening.yearId,
    label: line.label,
    grade: line.grade,
    shift: line.shift,
    days_a_week: line.days,
    period_scheme_id: line.grade > 9 ? opening.schemes.half : opening.schemes.quarter,
    bell_schedule_id: opening.directory.scheduleIds.get(line.shift) ?? null,
  }))
  const classes = await withIds(tx, 'classes', rows)
  await insertRows(tx, 'classes', classes)
  const classIds = new Map(classes.map(({ id, label }) => [label, id]))
  const idOf = (line: ClassLine) => classIds.get(line.label) ?? null
  const led = opening.lines.map((line): Row => ({
    ...own,
    class_id: idOf(line),
    person_id: line.classTeacherId,
  }))
  await insertRows(
    tx,
    'class_teachers',
    led.filter(({ person_id }) => person_id !== null),
  )
  const memberships = opening.lines.flatMap((line) =>
    line.pupilIds.map((pupilId, index): Row => ({
      ...own,
      class_id: idOf(line),
      pupil_id: pupilId,
      until_on: pupilId === leaver?.pupilId ? leaver.untilOn : null,
      register_number: index + 1,
    })),
  )
  await insertRows(tx, 'class_memberships', memberships)
  return classIds
}

/** Keeps each class's teacher, except that a primary teacher hands the fifth grade over and takes a first. */
function appointClassTeachers(
  spec: SchoolSpec,
  lines: readonly ClassLine[],
  teachers: readonly Teacher[],
  random: Random,
): ClassLine[] {
  const isPrimary = (teacher: Teacher) => spec.professions[teacher.profession]?.primary === true
  const ofPrimary = new Map(teachers.map((teacher) => [teacher.id, isPrimary(teacher)]))
  const kept = lines.map((line) => {
    const fits = line.classTeacherId !== null && ofPrimary.get(line.classTeacherId) === line.grade < 5
    return fits ? line : { ...line, classTeacherId: null }
  })
  const taken = new Set(kept.flatMap(({ classTeacherId }) => classTeacherId ?? []))
  const free = random.shuffled(teachers).filter(({ id }) => !taken.has(id))
  return kept.map((line) => {
    if (line.classTeacherId !== null) return line
    const place = free.findIndex((teacher) => isPrimary(teacher) === line.grade < 5)
    const [teacher] = place >= 0 ? free.splice(place, 1) : []
    return { ...line, classTeacherId: teacher?.id ?? null }
  })
}
