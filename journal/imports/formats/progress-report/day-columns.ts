import type { LocalDate } from '../../../ids'
import { readDate } from '../read-date'
import type { Grid } from '../read-grid'
import { fold } from '../school-names'

const months = [
  ...['январь', 'февраль', 'март', 'апрель', 'май', 'июнь', 'июль'],
  ...['август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'],
]
const september = 9

/** A column of one day. */
export interface DayColumn {
  readonly index: number
  readonly day: LocalDate
  /** Counted from 1 among the columns of the same day. */
  readonly meeting: number
}

/**
 * Reads a block's own header: a month's name stands over the first of its days, the numbers in the row below.
 * September to December lie in the school year's first calendar year, the other months in its second.
 */
export function dayColumns(
  grid: Grid,
  row: number,
  subjectColumn: number,
  yearFrom: number,
): { days: DayColumn[]; unreadable: number[] } {
  const names = grid.rows[row] ?? []
  const numbers = grid.rows[row + 1] ?? []
  const days: DayColumn[] = []
  const unreadable: number[] = []
  const meetings = new Map<LocalDate, number>()
  let month = 0
  for (let index = subjectColumn + 1; index < Math.max(names.length, numbers.length); index++) {
    const name = fold(names[index] ?? '')
    if (name) {
      month = months.indexOf(name) + 1
      if (month === 0) break
    }
    const number = numbers[index] ?? ''
    if (!number) continue
    const year = month >= september ? yearFrom : yearFrom + 1
    const day = month > 0 && /^\d{1,2}$/.test(number) ? readDate(`${number}.${month}.${year}`) : null
    if (!day) {
      unreadable.push(index)
      continue
    }
    const meeting = (meetings.get(day) ?? 0) + 1
    meetings.set(day, meeting)
    days.push({ index, day, meeting })
  }
  return { days, unreadable }
}
