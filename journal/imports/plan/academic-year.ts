import type { SchemeKind } from '../../../db/queries/imports/rows'
import type { LocalDate } from '../../ids'
import type { Place } from '../problem'
import { earlier, later, type Plan, type RowOf } from './plan'

type Year = RowOf<'academicYears'>

const september = 9

/** The calendar year in which the school year of a day begins; from August on it is the coming one. */
export const yearFromOf = (day: LocalDate): number =>
  Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) >= september - 1 ? 0 : 1)

/** The school year that begins in a calendar year, when the school has it. */
export const findYear = ({ draft }: Plan, yearFrom: number): Year | undefined =>
  draft.rows('academicYears').find((y) => y.fromOn <= `${yearFrom}-10-01` && `${yearFrom}-10-01` < y.untilOn)

/** The school year that begins in a calendar year; made from 1 September to 31 August when the school has none. */
export function ensureYear(plan: Plan, yearFrom: number, place: Place): Year {
  const found = findYear(plan, yearFrom)
  if (found) return found
  const { draft, list } = plan
  const name = `${yearFrom}/${yearFrom + 1}`
  const years = draft.rows('academicYears')
  const before = years.filter((y) => y.fromOn < `${yearFrom}-10-01`).map((y) => y.untilOn)
  const after = years.filter((y) => y.fromOn > `${yearFrom}-10-01`).map((y) => y.fromOn)
  const year = draft.add('academicYears', {
    name,
    fromOn: before.reduce(later, `${yearFrom}-09-01`),
    untilOn: after.reduce(earlier, `${yearFrom + 1}-09-01`),
  })
  list.warn('year_created', { file: place.file }, { year: name })
  addPublicHolidays(plan, yearFrom)
  return year
}

/** Days off for the whole country in a school year (Labour Code 112); holidays of the school are its own to enter. */
function addPublicHolidays({ draft }: Plan, yearFrom: number): void {
  const second = yearFrom + 1
  const newYear = [1, 2, 3, 4, 5, 6, 7, 8].map((day) => `${second}-01-0${day}`)
  const others = [`${second}-02-23`, `${second}-03-08`, `${second}-05-01`, `${second}-05-09`]
  const known = new Set(
    draft
      .rows('calendarDays')
      .filter((d) => d.grade === null && d.classId === null)
      .map((d) => d.day),
  )
  for (const day of [`${yearFrom}-11-04`, ...newYear, ...others]) {
    const none = { grade: null, classId: null, asWeekday: null, asParity: null, bellScheduleId: null }
    if (!known.has(day)) draft.add('calendarDays', { day, kind: 'holiday', ...none })
  }
}

/** Usual first days of periods, and the day after the last; adjoining, so that no imported mark lies between two periods. */
const usualPeriods: Readonly<Partial<Record<SchemeKind, readonly string[]>>> = {
  quarter: ['0-09-01', '0-11-01', '1-01-01', '1-03-24', '1-06-01'],
  half_year: ['0-09-01', '1-01-01', '1-06-01'],
  trimester: ['0-09-01', '0-12-01', '1-03-01', '1-06-01'],
  semester: ['0-09-01', '1-02-01', '1-07-01'],
}

/** The year's scheme of one kind, made with the usual dates when missing; undefined for a kind without usual dates. */
export function ensureScheme(
  { draft, list }: Plan,
  year: Year,
  kind: SchemeKind,
  place: Place,
): RowOf<'periodSchemes'> | undefined {
  const found = draft.rows('periodSchemes').find((s) => s.academicYearId === year.id && s.kind === kind)
  const usual = usualPeriods[kind]
  if (found || !usual) return found
  const scheme = draft.add('periodSchemes', { academicYearId: year.id, kind })
  const yearFrom = yearFromOf(year.fromOn)
  const days = usual.map((day) => `${yearFrom + Number(day[0])}${day.slice(1)}`)
  days.slice(1).forEach((until, i) => {
    const [fromOn, untilOn] = [later(days[i] ?? '', year.fromOn), earlier(until, year.untilOn)]
    if (fromOn < untilOn) draft.add('periods', { schemeId: scheme.id, number: i + 1, fromOn, untilOn })
  })
  list.warn('periods_created', { file: place.file }, { year: year.name, scheme: kind })
  return scheme
}

/** The scheme a class of that year of study follows: the school's only one, else half-years from grade 10 on. */
export function schemeForGrade(plan: Plan, year: Year, grade: number | null, place: Place): string | null {
  const schemes = plan.draft
    .rows('periodSchemes')
    .filter((s) => s.academicYearId === year.id && s.kind !== 'year')
  const kind: SchemeKind = grade === null ? 'semester' : grade >= 10 ? 'half_year' : 'quarter'
  const own = schemes.find((s) => s.kind === kind)
  if (own) return own.id
  const madeHere = schemes.every((s) => s.id.startsWith('new:'))
  if (!madeHere) return schemes.length === 1 ? (schemes[0]?.id ?? null) : null
  return ensureScheme(plan, year, kind, place)?.id ?? null
}
