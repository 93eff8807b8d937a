import { addDays, daysBetween, instantOf, mondayOf, weekdayOf } from '../../clock'
import type { LocalDate } from '../../ids'
import type { Place } from '../problem'
import { grouped, type Plan, type RowOf } from './plan'
import type { TimetableScope } from './timetable'

type Entry = RowOf<'timetableEntries'>
type SchoolClass = RowOf<'classes'>
type Year = RowOf<'academicYears'>

const keyOf = ({ courseId, day, number }: { courseId: string; day: LocalDate; number: number }) =>
  `${courseId}/${day}/${number}`

/** Weeks of a school year count from the Monday of its first day; the first is odd. */
export const parityOf = (day: LocalDate, yearFrom: LocalDate): 'odd' | 'even' =>
  Math.floor(daysBetween(mondayOf(yearFrom), day) / 7) % 2 === 0 ? 'odd' : 'even'

/**
 * Brings the lessons from a day to the year's end to what the weekly entries say, within the class's periods and calendar.
 * A lesson to which somebody has entered anything stays as it is.
 */
export function planLessons(
  plan: Plan,
  year: Year,
  courses: ReadonlySet<string>,
  entries: readonly Entry[],
  placeOf: (entry: Entry) => Place,
  scope: TimetableScope,
): void {
  const { draft } = plan
  const wanted = new Map<string, { day: LocalDate; entry: Entry; startsAt: Date; endsAt: Date }>()
  for (const [courseId, own] of grouped(entries, (entry) => entry.courseId)) {
    const schoolClass = classOf(plan, courseId)
    if (!schoolClass) continue
    for (const { day, weekday, parity, bells } of schoolDays(plan, year, schoolClass, scope.from)) {
      for (const entry of own) {
        if (entry.weekday !== weekday || (entry.parity !== 'every' && entry.parity !== parity)) continue
        const bell = bells.get(entry.number)
        if (!bell) {
          plan.list.error('bell_missing', placeOf(entry), { number: entry.number, class: schoolClass.label })
          continue
        }
        const [startsAt, endsAt] = [bell.startsAt, bell.endsAt].map((time) =>
          instantOf(day, time.slice(0, 5), plan.zone),
        )
        if (startsAt && endsAt) wanted.set(keyOf({ ...entry, day }), { day, entry, startsAt, endsAt })
      }
    }
  }
  for (const lesson of draft.rows('lessons')) {
    if (lesson.day < scope.from || !courses.has(lesson.courseId)) continue
    const found = wanted.get(keyOf(lesson))
    wanted.delete(keyOf(lesson))
    if (!scope.untouched.has(lesson.id)) continue
    if (!found) draft.remove('lessons', lesson)
    else {
      const { startsAt, endsAt, entry } = found
      draft.change('lessons', lesson, { startsAt, endsAt, roomId: entry.roomId, timetableEntryId: entry.id })
    }
  }
  for (const { day, entry, startsAt, endsAt } of wanted.values()) {
    const { courseId, number, roomId, id: timetableEntryId } = entry
    draft.add('lessons', {
      ...{ courseId, day, number, startsAt, endsAt, roomId, timetableEntryId },
      ...{ status: 'planned', touchedAt: null },
    })
  }
}

/** The class by whose calendar and bells a course goes; of a group over several the first by label. */
export function classOf({ draft }: Plan, courseId: string): SchoolClass | undefined {
  const course = draft.row('courses', courseId)
  if (!course) return undefined
  if (course.classId) return draft.row('classes', course.classId)
  return draft
    .rows('groupClasses')
    .filter(({ groupId }) => groupId === course.groupId)
    .flatMap(({ classId }) => draft.row('classes', classId) ?? [])
    .sort((a, b) => (a.label < b.label ? -1 : 1))[0]
}

interface SchoolDay {
  readonly day: LocalDate
  readonly weekday: number
  readonly parity: 'odd' | 'even'
  readonly bells: ReadonlyMap<number, RowOf<'bells'>>
}

function* schoolDays(
  plan: Plan,
  year: Year,
  schoolClass: SchoolClass,
  from: LocalDate,
): Generator<SchoolDay> {
  const { draft } = plan
  const periods = draft.rows('periods').filter((p) => p.schemeId === schoolClass.periodSchemeId)
  const bellsOf = grouped(draft.rows('bells'), ({ scheduleId }) => scheduleId)
  const calendar = calendarOf(plan, schoolClass)
  const start = from > year.fromOn ? from : year.fromOn
  for (let day = start; day < year.untilOn; day = addDays(day, 1)) {
    if (periods.length > 0 && !periods.some((p) => p.fromOn <= day && day < p.untilOn)) continue
    const special = calendar.get(day)
    if (special?.kind === 'holiday' || special?.kind === 'quarantine') continue
    const scheduleId = special?.bellScheduleId ?? schoolClass.bellScheduleId ?? ''
    yield {
      day,
      weekday: special?.asWeekday ?? weekdayOf(day),
      parity: special?.asParity ?? parityOf(day, year.fromOn),
      bells: new Map((bellsOf.get(scheduleId) ?? []).map((bell) => [bell.number, bell])),
    }
  }
}

/** Special days of a class: its own word before its year's, before the school's. */
function calendarOf(
  { draft }: Plan,
  { id, grade }: SchoolClass,
): ReadonlyMap<LocalDate, RowOf<'calendarDays'>> {
  const rank = (d: RowOf<'calendarDays'>) =>
    d.classId ? (d.classId === id ? 3 : 0) : d.grade ? (d.grade === grade ? 2 : 0) : 1
  return new Map(
    draft
      .rows('calendarDays')
      .filter((d) => rank(d) > 0)
      .sort((a, b) => rank(a) - rank(b))
      .map((d) => [d.day, d]),
  )
}
