import { addDays, daysBetween, startOfDay } from '../../clock'
import type { LocalDate } from '../../ids'
import type { Plan } from './plan'

/** Entries older than this were known to families before the import, so they are not news. */
const freshDays = 14

/** When an entry of that day counts as entered and published: now, or the end of its day when that is long past. */
export const publishedAt = ({ now, today, zone }: Plan, day: LocalDate): Date =>
  daysBetween(day, today) > freshDays ? startOfDay(addDays(day, 1), zone) : now
