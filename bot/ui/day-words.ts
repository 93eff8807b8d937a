import { addDays, mondayOf, weekdayOf } from '../../journal/clock'
import type { LocalDate } from '../../journal/ids'

/** What a person meant by words such as «на завтра» or "this week". */
export type AskedTime =
  /** So many days from each child's own today. */
  | { readonly kind: 'in_days'; readonly inDays: number }
  | { readonly kind: 'day'; readonly day: LocalDate }
  | { readonly kind: 'week'; readonly monday: LocalDate; readonly plain: boolean }
  | { readonly kind: 'month' | 'term' | 'year' }

const near: Readonly<Record<string, number>> = {
  сегодня: 0,
  завтра: 1,
  послезавтра: 2,
  вчера: -1,
  today: 0,
  tomorrow: 1,
  yesterday: -1,
  'day after tomorrow': 2,
}

const weekdayStems = [
  /^(понедельник\p{L}*|пн|monday|mon)$/u,
  /^(вторник\p{L}*|вт|tuesday|tue)$/u,
  /^(сред[ауы]|ср|wednesday|wed)$/u,
  /^(четверг\p{L}*|чт|thursday|thu)$/u,
  /^(пятниц\p{L}*|пт|friday|fri)$/u,
  /^(суббот\p{L}*|сб|saturday|sat)$/u,
  /^(воскресень\p{L}*|вс|sunday|sun)$/u,
]

const week = /^(?:(эту|этой|этa|this|прошлую|прошлой|last|следующую|следующей|next) )?(?:недел[юяие]|week)$/u
const month = /^(?:(?:этот|этом|this) )?(?:месяц|месяце|month)$/u
const term =
  /^(?:(?:эту|этой|это|этом|этот|всю|весь|все|this|whole) )?(?:четверт[ьи]|полугоди[ея]|триместр[ае]?|семестр[ае]?|модул[ье]|term|quarter|half-year|semester)$/u
const year = /^(?:(?:этот|этом|весь|this) )?(?:учебный )?(?:год|году|year)$/u
const date = /^(\d{1,2})[./](\d{1,2})$/
const prepositions = /^(?:(?:на|за|в|во|к|for|on|the)(?: |$))+/

const weekOffset = (word: string | undefined): number => {
  if (word && /^(прошл|last)/.test(word)) return -7
  return word && /^(следующ|next)/.test(word) ? 7 : 0
}

/** Words of the longest way to say a time. */
const longestTime = 6

/** The nearest such date: within half a year ahead or behind. */
const nearest = (day: number, monthNumber: number, today: LocalDate): LocalDate | null => {
  const years = [-1, 0, 1].map((step) => Number(today.slice(0, 4)) + step)
  const candidates = years
    .map((y) => new Date(Date.UTC(y, monthNumber - 1, day)))
    .filter((d) => d.getUTCMonth() === monthNumber - 1 && d.getUTCDate() === day)
    .map((d) => d.toISOString().slice(0, 10))
  const distance = (d: LocalDate) => Math.abs(Date.parse(d) - Date.parse(today))
  return candidates.sort((a, b) => distance(a) - distance(b))[0] ?? null
}

const readTime = (words: string, today: LocalDate): AskedTime | null => {
  const inDays = near[words]
  if (inDays !== undefined) return { kind: 'in_days', inDays }
  const weekday = weekdayStems.findIndex((stem) => stem.test(words))
  // The coming one; today's own name means today.
  if (weekday >= 0) return { kind: 'day', day: addDays(today, (weekday + 1 - weekdayOf(today) + 7) % 7) }
  const asked = week.exec(words)
  if (asked) {
    return { kind: 'week', monday: addDays(mondayOf(today), weekOffset(asked[1])), plain: !asked[1] }
  }
  if (month.test(words)) return { kind: 'month' }
  if (term.test(words)) return { kind: 'term' }
  if (year.test(words)) return { kind: 'year' }
  const [, day, monthNumber] = date.exec(words) ?? []
  const found = day && monthNumber ? nearest(Number(day), Number(monthNumber), today) : null
  return found === null ? null : { kind: 'day', day: found }
}

/**
 * Reads words after a phrase: «на завтра», «на среду», «за неделю», «за прошлую неделю», «24.11», "tomorrow", "this week".
 * Time words may stand at the beginning or the end; what is left is returned for the feature to understand.
 * @param rest lower case, ё as е
 */
export function readAsked(
  rest: string,
  today: LocalDate,
): { readonly time: AskedTime | null; readonly words: string } {
  const words = rest.split(' ').filter(Boolean)
  for (let length = Math.min(words.length, longestTime); length > 0; length--) {
    for (const atEnd of [true, false]) {
      const chunk = (atEnd ? words.slice(-length) : words.slice(0, length)).join(' ')
      const time = readTime(chunk.replace(prepositions, ''), today)
      if (time) {
        const left = atEnd ? words.slice(0, -length) : words.slice(length)
        return { time, words: left.join(' ') }
      }
    }
  }
  return { time: null, words: rest.trim() }
}
