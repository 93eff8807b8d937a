import { z } from 'zod'
import { addDays } from '../clock'
import type { LocalDate } from '../ids'

/** A distance from each pupil's own today: children in two zones may mean different dates by «завтра». */
export const daysFromToday = z.int().min(-31).max(31)

/** The day that was asked for: by its date, or by its distance from the pupil's today; undefined when none was. */
export const askedDay = (
  { day, inDays }: { readonly day?: LocalDate | undefined; readonly inDays?: number | undefined },
  today: LocalDate,
): LocalDate | undefined => day ?? (inDays === undefined ? undefined : addDays(today, inDays))
