import { language, t } from './i18n.js'

let offset = 0
let zone
let formats = formatsOf()

function formatsOf() {
  const format = (options, tongue = language) =>
    new Intl.DateTimeFormat(tongue, { timeZone: zone, ...options })
  const time = { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' }
  return {
    clock: format(time),
    shortDay: format({ day: 'numeric', month: 'short' }),
    longDay: format({ day: 'numeric', month: 'long' }),
    longDayWithYear: format({ day: 'numeric', month: 'long', year: 'numeric' }),
    moment: format({ weekday: 'short', day: 'numeric', month: 'long', ...time }),
    wall: format({ dateStyle: 'short', timeStyle: 'short' }, 'sv-SE'),
  }
}

const dateOf = (seconds) => new Date(seconds * 1000)

/**
 * Says what time the program shows and in which zone people of the school read it.
 * @param {string} now ISO instant
 * @param {string} [programZone] that of the browser by default
 */
export function setProgramTime(now, programZone = zone) {
  offset = new Date(now).getTime() - Date.now()
  zone = programZone
  formats = formatsOf()
}

/** The present of the program, which is not always that of the browser. */
export const programNow = () => new Date(Date.now() + offset)

/** Whether the program's clock shows another time than the browser's. */
export const isTimeShifted = () => Math.abs(offset) > 120_000

/** The wall clock of the school, `YYYY-MM-DDTHH:MM`. */
export const wallOf = (date) => formats.wall.format(date).replace(' ', 'T')

/** The instant of a wall clock time of the school, `YYYY-MM-DDTHH:MM`. */
export function instantOf(wall) {
  const wanted = Date.parse(`${wall}:00Z`)
  let instant = wanted
  // The second step matters only where the clocks of the zone are changed in between.
  for (let step = 0; step < 2; step += 1) {
    instant += wanted - Date.parse(`${wallOf(new Date(instant))}:00Z`)
  }
  return new Date(instant)
}

/** Whole days of the school from then until now: 0 today, 1 yesterday, negative in the future. */
function daysAgo(date) {
  const day = (of) => Date.parse(wallOf(of).slice(0, 10))
  return Math.round((day(programNow()) - day(date)) / 86_400_000)
}

/** A key that is equal for two moments of one day. */
export const dayKey = (seconds) => wallOf(dateOf(seconds)).slice(0, 10)

/** «14:05» */
export const timeText = (seconds) => formats.clock.format(dateOf(seconds))

/** «пт, 27 ноября, 18:00» */
export const momentText = (date) => formats.moment.format(date).replace(/ (в|at) /, ', ')

/** «Сегодня», «Вчера», «24 ноября», with the year if it is not this one. */
export function dayText(seconds) {
  const date = dateOf(seconds)
  const ago = daysAgo(date)
  if (ago === 0) return t('today')
  if (ago === 1) return t('yesterday')
  const isThisYear = dayKey(seconds).slice(0, 4) === wallOf(programNow()).slice(0, 4)
  return formats[isThisYear ? 'longDay' : 'longDayWithYear'].format(date)
}

/** The time if it is today, the day otherwise; for narrow places. */
export const briefText = (seconds) =>
  daysAgo(dateOf(seconds)) === 0 ? timeText(seconds) : formats.shortDay.format(dateOf(seconds))
