import { daysBetween } from '../../journal/clock'
import type { LocalDate } from '../../journal/ids'
import type { Language } from '../../locales/translate'

const locales = { ru: 'ru-RU', en: 'en-GB' } as const

const formats = {
  ru: new Intl.DateTimeFormat(locales.ru, {
    day: 'numeric',
    month: 'long',
    weekday: 'short',
    timeZone: 'UTC',
  }),
  en: new Intl.DateTimeFormat(locales.en, {
    day: 'numeric',
    month: 'long',
    weekday: 'short',
    timeZone: 'UTC',
  }),
}

const decimals = {
  ru: new Intl.NumberFormat(locales.ru, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat(locales.en, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
}

const partsOf = (day: LocalDate, language: Language) => {
  const parts = formats[language].formatToParts(new Date(`${day}T00:00:00Z`))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((p) => p.type === type)?.value ?? ''
  return { day: part('day'), month: part('month'), weekday: part('weekday') }
}

const schoolYearOf = (day: LocalDate): number => Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0)

const yearOf = (day: LocalDate, today: LocalDate | undefined): string =>
  today && schoolYearOf(day) !== schoolYearOf(today) ? ` ${day.slice(0, 4)}` : ''

/**
 * «24 ноября», "24 November".
 * @param today when given, a day of another school year (from September) is written with its year
 */
export function dayAndMonth(day: LocalDate, language: Language, today?: LocalDate): string {
  const { day: date, month } = partsOf(day, language)
  return `${date} ${month}${yearOf(day, today)}`
}

/** «вт, 24 ноября», "Tue, 24 November"; the year as in {@link dayAndMonth}. */
export const weekdayAndDate = (day: LocalDate, language: Language, today?: LocalDate): string =>
  `${shortWeekday(day, language)}, ${dayAndMonth(day, language, today)}`

/** «вт», "Tue". */
export const shortWeekday = (day: LocalDate, language: Language): string => partsOf(day, language).weekday

/** «24 ноября 2026 г.», "24 November 2026": for documents. */
export const fullDate = (day: LocalDate, language: Language): string =>
  `${dayAndMonth(day, language)} ${day.slice(0, 4)}${language === 'ru' ? ' г.' : ''}`

/**
 * «16–22 ноября», «30 ноября – 6 декабря», or one day when both are the same.
 * @param last the last day itself, not the day after it
 */
export function dayRange(first: LocalDate, last: LocalDate, language: Language, today?: LocalDate): string {
  if (daysBetween(first, last) <= 0) return dayAndMonth(first, language, today)
  if (first.slice(0, 7) === last.slice(0, 7)) {
    return `${partsOf(first, language).day}–${dayAndMonth(last, language, today)}`
  }
  const firstYear = first.slice(0, 4) === last.slice(0, 4) ? undefined : today
  return `${dayAndMonth(first, language, firstYear)} – ${dayAndMonth(last, language, today)}`
}

/** A wall-clock time of the store, `HH:MM:SS`, as people read it: «9:25». */
export const clockTime = (time: string): string => time.slice(0, 5).replace(/^0/, '')

/** An average with two decimals: «4,67», "4.67". */
export const twoDecimals = (value: number, language: Language): string => decimals[language].format(value)
