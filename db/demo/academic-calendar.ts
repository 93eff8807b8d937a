import { addDays, dayIn, weekdayOf } from './days'

/** A day without lessons. */
export interface Holiday {
  readonly day: string
  readonly note: string
}

/** A term or half-year; half-open, with the last day on which its results are due. */
export interface PeriodDates {
  readonly fromOn: string
  readonly untilOn: string
  readonly closesOn: string
}

/** What an academic year's calendar says. */
export interface AcademicCalendar {
  readonly start: number
  readonly name: string
  readonly fromOn: string
  readonly untilOn: string
  readonly quarters: readonly PeriodDates[]
  readonly halves: readonly PeriodDates[]
  readonly holidays: readonly Holiday[]
}

/** The calendar year in which the academic year of an instant began. */
export function academicYearOf(zone: string, now: Date): number {
  const day = dayIn(zone, now)
  return day.slice(5) >= '09-01' ? Number(day.slice(0, 4)) : Number(day.slice(0, 4)) - 1
}

/** The Thursday of the Thursday–Wednesday week that holds the day. */
const thursdayBefore = (day: string) => addDays(day, -((weekdayOf(day) + 3) % 7))

const publicHolidays: readonly (readonly [string, string])[] = [
  ['11-04', 'День народного единства'],
  ['01-01', 'Новый год'],
  ['01-02', 'Новогодние каникулы'],
  ['01-07', 'Рождество'],
  ['02-23', 'День защитника Отечества'],
  ['03-08', 'Международный женский день'],
  ['05-01', 'Праздник Весны и Труда'],
  ['05-09', 'День Победы'],
  ['06-12', 'День России'],
]

const holidaysOf = (start: number, breaks: readonly (readonly [string, string])[]) => {
  const notes = new Map<string, string>()
  for (const [thursday, note] of breaks) {
    for (let offset = 0; offset < 7; offset++) notes.set(addDays(thursday, offset), note)
  }
  for (const [monthAndDay, note] of publicHolidays) {
    notes.set(`${monthAndDay >= '09' ? start : start + 1}-${monthAndDay}`, note)
  }
  return [...notes].map(([day, note]) => ({ day, note })).sort((a, b) => a.day.localeCompare(b.day))
}

/**
 * The demo's year from 1 September to 31 August.
 * Two departures from a real school keep every week of the year worth looking at: breaks last from a Thursday to a
 * Wednesday, so that no week is wholly a holiday, and the fourth term goes on through the summer.
 */
export function academicCalendar(start: number): AcademicCalendar {
  const fromOn = `${start}-09-01`
  const untilOn = `${start + 1}-09-01`
  const autumn = thursdayBefore(`${start}-10-31`)
  const winter = thursdayBefore(`${start + 1}-01-01`)
  const spring = thursdayBefore(`${start + 1}-03-28`)
  const lastResults = `${start + 1}-08-27`
  const period = (from: string, until: string, closesOn = addDays(until, -1)) => ({
    fromOn: from,
    untilOn: until,
    closesOn,
  })
  return {
    start,
    name: `${start}/${String(start + 1).slice(2)}`,
    fromOn,
    untilOn,
    quarters: [
      period(fromOn, autumn),
      period(addDays(autumn, 7), winter),
      period(addDays(winter, 7), spring),
      period(addDays(spring, 7), untilOn, lastResults),
    ],
    halves: [period(fromOn, winter), period(addDays(winter, 7), untilOn, lastResults)],
    holidays: holidaysOf(start, [
      [autumn, 'Осенние каникулы'],
      [winter, 'Зимние каникулы'],
      [spring, 'Весенние каникулы'],
    ]),
  }
}
