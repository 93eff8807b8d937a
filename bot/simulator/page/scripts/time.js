import { language, t } from './i18n.js'

const clock = new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' })
const shortDay = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' })
const longDay = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' })
const longDayWithYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' })

const dateOf = (seconds) => new Date(seconds * 1000)

/** Whole local days from then until now: 0 today, 1 yesterday, negative in the future. */
function daysAgo(date) {
  const midnight = (of) => new Date(of.getFullYear(), of.getMonth(), of.getDate()).getTime()
  return Math.round((midnight(new Date()) - midnight(date)) / 86_400_000)
}

/** A key that is equal for two moments of one local day. */
export const dayKey = (seconds) => dateOf(seconds).toDateString()

/** «14:05» */
export const timeText = (seconds) => clock.format(dateOf(seconds))

/** «Сегодня», «Вчера», «24 ноября», with the year if it is not this one. */
export function dayText(seconds) {
  const date = dateOf(seconds)
  const ago = daysAgo(date)
  if (ago === 0) return t('today')
  if (ago === 1) return t('yesterday')
  return (date.getFullYear() === new Date().getFullYear() ? longDay : longDayWithYear).format(date)
}

/** The time if it is today, the day otherwise; for narrow places. */
export const briefText = (seconds) =>
  daysAgo(dateOf(seconds)) === 0 ? timeText(seconds) : shortDay.format(dateOf(seconds))
