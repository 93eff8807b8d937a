import type { LocalDate } from '../../ids'
import { readDate } from './read-date'
import type { Grid } from './read-grid'
import { splitFullName, type PersonName } from './person-name'
import { classLabel } from './school-names'
import type { ProblemList } from '../problem'

/** Whose block of a report it is, and of which year. */
export interface ReportHead {
  /** Index of the row «Ученик: …». */
  readonly row: number
  readonly name: PersonName
  readonly classLabel: string
  /** The calendar year in which the school year begins. */
  readonly yearFrom: number
  /** Both days included; null in a report without a period. */
  readonly period: { readonly from: LocalDate; readonly to: LocalDate } | null
}

const lineOf = (row: readonly string[], word: string) => {
  const cell = row.find((text) => new RegExp(`^${word}\\s*:`, 'i').test(text))
  return cell?.replace(/^[^:]*:\s*/, '').trim()
}

/** Finds the head of every pupil's block; lines stated once at the top hold for the blocks below until stated again. */
export function readHeads(grid: Grid, list: ProblemList): ReportHead[] {
  const heads: ReportHead[] = []
  let year: number | null = null
  let label = ''
  let period: ReportHead['period'] = null
  grid.rows.forEach((row, index) => {
    const yearText = lineOf(row, 'Учебный год')
    if (yearText !== undefined) year = Number(/(\d{4})/.exec(yearText)?.[1] ?? NaN) || null
    const classText = lineOf(row, 'Класс')
    if (classText !== undefined) label = classLabel(classText)
    const periodText = lineOf(row, 'Период')
    if (periodText !== undefined) period = periodOf(periodText)
    const pupil = lineOf(row, 'Учени(?:к|ца|к\\(ца\\))|Учащийся|Обучающийся')
    if (pupil === undefined) return
    const place = { file: grid.file, row: grid.rowNumber(index) }
    const name = splitFullName(pupil)
    if (!name) list.error('pupil_without_name', place)
    else if (!year) list.error('report_without_year', place)
    else if (!label) list.error('pupil_without_class', place)
    else heads.push({ row: index, name, classLabel: label, yearFrom: year, period })
  })
  return heads
}

function periodOf(text: string): ReportHead['period'] {
  const [from, to] = [...text.matchAll(/\d{1,2}\.\d{1,2}\.\d{2,4}/g)].map(([day]) => readDate(day))
  return from && to && from <= to ? { from, to } : null
}
