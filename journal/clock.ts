import { TZDate } from '@date-fns/tz'
import type { LocalDate } from './ids'

/** Where the present instant comes from; handed in, never read from the system inside a rule. */
export interface Clock {
  now(): Date
}

/** The system's clock. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock that reads `start` now and runs at the system's pace from then on. */
export function clockStartingAt(start: Date): Clock {
  const offset = start.getTime() - Date.now()
  return { now: () => new Date(Date.now() + offset) }
}

/** A clock that can be put to another instant; it goes on from there at the pace of the one it was made of. */
export interface MovableClock extends Clock {
  /** Puts the clock to an instant; null returns to the present of the clock it was made of. */
  moveTo(at: Date | null): void
}

/** A clock that shows what `start` shows until it is moved. */
export function movableClock(start: Clock): MovableClock {
  let offset = 0
  return {
    now: () => new Date(start.now().getTime() + offset),
    moveTo(at) {
      offset = at === null ? 0 : at.getTime() - start.now().getTime()
    },
  }
}

const dayMs = 86_400_000
const utc = (day: LocalDate) => Date.parse(`${day}T00:00:00Z`)

const dayFormats = new Map<string, Intl.DateTimeFormat>()

const partsFormat = (zone: string) => {
  let format = dayFormats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    dayFormats.set(zone, format)
  }
  return format
}

/** Whether the name is an IANA zone known to this machine. */
export function isTimeZone(zone: string): boolean {
  try {
    partsFormat(zone)
    return true
  } catch {
    return false
  }
}

/** The calendar day of an instant in a school's zone. */
export const dayOf = (instant: Date, zone: string): LocalDate =>
  partsFormat(zone).format(instant).slice(0, 10)

/** The time of day of an instant in a school's zone, `H:MM` as a family reads it. */
export const timeOf = (instant: Date, zone: string): string =>
  partsFormat(zone).format(instant).slice(-5).replace(/^0/, '')

/** The instant at which a day begins in a school's zone (on a day without midnight, its first moment). */
export const startOfDay = (day: LocalDate, zone: string): Date => instantOf(day, '00:00', zone)

/** The instant of a wall-clock time, `HH:MM`, on a day in a school's zone. */
export function instantOf(day: LocalDate, time: string, zone: string): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const [hours, minutes] = time.split(':').map(Number) as [number, number]
  return new Date(new TZDate(year, month - 1, date, hours, minutes, 0, zone).getTime())
}

/** The day so many days later; negative goes back. */
export const addDays = (day: LocalDate, days: number): LocalDate =>
  new Date(utc(day) + days * dayMs).toISOString().slice(0, 10)

/** How many days `b` is after `a`. */
export const daysBetween = (a: LocalDate, b: LocalDate): number => Math.round((utc(b) - utc(a)) / dayMs)

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: LocalDate): number => ((new Date(utc(day)).getUTCDay() + 6) % 7) + 1

/** The Monday of a day's week; school weeks run from Monday to Sunday. */
export const mondayOf = (day: LocalDate): LocalDate => addDays(day, 1 - weekdayOf(day))

/** Full years of age on a day. */
export function ageOn(birth: LocalDate, day: LocalDate): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4))
  return day.slice(5) < birth.slice(5) ? years - 1 : years
}
