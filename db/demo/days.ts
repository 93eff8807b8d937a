import { TZDate } from '@date-fns/tz'

const msOf = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)

/** Milliseconds of a day without a clock change. */
export const dayMs = 86_400_000

/** The day so many days later (earlier when negative). */
export const addDays = (day: string, count: number) => dayOf(msOf(day) + count * dayMs)

/** Monday is 1, Sunday is 7. */
export const weekdayOf = (day: string) => new Date(msOf(day)).getUTCDay() || 7

/** The Monday of the day's week. */
export const mondayOf = (day: string) => addDays(day, 1 - weekdayOf(day))

/** Whole days from one day to another. */
export const daysBetween = (from: string, until: string) => Math.round((msOf(until) - msOf(from)) / dayMs)

/** Every day of the half-open range. */
export function daysOf(from: string, until: string): string[] {
  return Array.from({ length: Math.max(0, daysBetween(from, until)) }, (_, index) => addDays(from, index))
}

/** The calendar day that an instant has in a zone. */
export function dayIn(zone: string, instant: Date): string {
  const local = new TZDate(instant.getTime(), zone)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`
}

const known = new Map<string, number>()

/** The instant, in milliseconds, at which a zone's clocks show `time` («08:30») on a day. */
export function instantOf(zone: string, day: string, time: string): number {
  const key = `${zone}|${day}|${time}`
  const found = known.get(key)
  if (found !== undefined) return found
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  const instant = new TZDate(year, month - 1, date, hours, minutes, 0, zone).getTime()
  if (known.size > 20_000) known.clear()
  known.set(key, instant)
  return instant
}

/** An instant as PostgreSQL reads it. */
export const iso = (ms: number) => new Date(ms).toISOString()
