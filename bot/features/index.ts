import type { Feature } from '../feature'
import { attendance } from './attendance'
import { children } from './children'
import { createHelp } from './help'
import { homework } from './homework'
import { marks } from './marks'
import { menu } from './menu'
import { privacy } from './privacy'
import { settings } from './settings'
import { start } from './start'
import { timetable } from './timetable'
import { today } from './today'

/** Everything the bot can do, in the order of /help; a new feature is one line here. */
export const features: readonly Feature[] = [
  start,
  today,
  marks,
  homework,
  timetable,
  attendance,
  children,
  privacy,
  settings,
  menu,
  createHelp(() => features),
]
