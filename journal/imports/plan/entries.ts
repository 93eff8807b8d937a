import type { LocalDate } from '../../ids'
import type { Place } from '../problem'
import { planLessons } from './lessons'
import { grouped, type Plan, type RowOf } from './plan'
import type { TimetableScope } from './timetable'

type Entry = RowOf<'timetableEntries'>

/** One weekly place of a course as a file has it. */
export interface WeeklyPlace {
  readonly courseId: string
  readonly weekday: number
  readonly number: number
  readonly parity: 'every' | 'odd' | 'even'
  readonly roomId: string | null
  readonly place: Place
}

const keyOf = ({ courseId, weekday, number, parity, roomId }: Omit<WeeklyPlace, 'place'>) =>
  [courseId, weekday, number, parity, roomId ?? ''].join('/')

/**
 * Brings the weekly timetable of the file's classes to what the file says from a day on, and its lessons with it.
 * A course all of whose classes are in the file and which the file no longer has ends on that day.
 */
export function planEntries(
  plan: Plan,
  year: RowOf<'academicYears'>,
  classIds: ReadonlySet<string>,
  places: readonly WeeklyPlace[],
  scope: TimetableScope,
): void {
  const { draft } = plan
  const courses = new Set(coursesOf(plan, year, classIds))
  const wanted = new Map(places.map((place) => [keyOf(place), place]))
  const current = draft
    .rows('timetableEntries')
    .filter((e) => courses.has(e.courseId) && (e.untilOn === null || e.untilOn > scope.from))
  const kept: Entry[] = []
  for (const entry of current) {
    if (wanted.delete(keyOf(entry))) {
      draft.keep('timetableEntries', entry)
      kept.push(entry)
    } else end(plan, entry, scope.from)
  }
  for (const { place: _, ...values } of wanted.values()) {
    kept.push(draft.add('timetableEntries', { ...values, fromOn: scope.from, untilOn: year.untilOn }))
  }
  const placeOf = new Map(places.map((place) => [keyOf(place), place.place]))
  planLessons(plan, year, courses, kept, (entry) => placeOf.get(keyOf(entry)) ?? { file: '' }, scope)
}

function end({ draft }: Plan, entry: Entry, from: LocalDate): void {
  if (entry.fromOn < from) {
    draft.change('timetableEntries', entry, { untilOn: from })
    return
  }
  for (const lesson of draft.rows('lessons').filter((l) => l.timetableEntryId === entry.id)) {
    draft.change('lessons', lesson, { timetableEntryId: null })
  }
  draft.remove('timetableEntries', entry)
}

function coursesOf({ draft }: Plan, year: RowOf<'academicYears'>, classIds: ReadonlySet<string>): string[] {
  const classesOfGroup = grouped(draft.rows('groupClasses'), ({ groupId }) => groupId)
  return draft
    .rows('courses')
    .filter(({ academicYearId, classId, groupId }) => {
      const classes = groupId ? (classesOfGroup.get(groupId) ?? []).map((g) => g.classId) : [classId ?? '']
      return academicYearId === year.id && classes.length > 0 && classes.every((id) => classIds.has(id))
    })
    .map(({ id }) => id)
}
