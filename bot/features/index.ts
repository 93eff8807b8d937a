import type { Feature } from '../feature'
import { children } from './children'
import { createHelp } from './help'
import { menu } from './menu'
import { privacy } from './privacy'
import { settings } from './settings'
import { start } from './start'
import { today } from './today'

/** Everything the bot can do, in the order of /help; a new feature is one line here. */
export const features: readonly Feature[] = [
  start,
  today,
  children,
  privacy,
  settings,
  menu,
  createHelp(() => features),
]
