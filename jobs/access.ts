import type { Logger } from 'pino'
import type { Journal } from '../journal/operation'
import { endAccessOfLeavers } from './end-leavers-access'
import type { Job } from './schedule'
import { watchWrongCodes } from './watch-wrong-codes'

/** What the clock does for access: leavers are unlinked, guessing is noticed. */
export const accessJobs = (journal: Journal, log: Logger): readonly Job[] => [
  endAccessOfLeavers(journal),
  watchWrongCodes(journal, log),
]
