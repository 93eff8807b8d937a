import { addDays, mondayOf, weekdayOf } from '../clock'
import type { LocalDate } from '../ids'

/** The Monday of the week that a plan such as homework or the timetable opens with: from Saturday on the coming one. */
export const weekToShow = (today: LocalDate): LocalDate =>
  weekdayOf(today) > 5 ? addDays(mondayOf(today), 7) : mondayOf(today)
