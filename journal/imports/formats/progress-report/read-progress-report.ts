import type { LocalDate } from '../../../ids'
import { ProblemList, type Place, type Problem } from '../../problem'
import { readGrid, type Grid } from '../read-grid'
import { readHeads, type ReportHead } from '../report-head'
import { columnLetters, fold } from '../school-names'
import type { SourceFile } from '../source-file'
import { readAverage, readFinal, type Final } from '../term-report/read-final'
import { dayColumns, type DayColumn } from './day-columns'
import {
  legendKey,
  legendMeaning,
  readCell,
  standardLegend,
  type CellContent,
  type Legend,
} from './read-tokens'

/** One filled cell: what happened at one meeting of a subject. */
export interface ReportCell extends CellContent {
  readonly place: Place
  readonly day: LocalDate
  /** Which of the day's columns, from 1: a day number repeats when a subject meets twice. */
  readonly meeting: number
}

/** One subject's row of a pupil's block. */
export interface ReportSubject {
  readonly place: Place
  readonly subject: string
  readonly cells: readonly ReportCell[]
  readonly average: number | null
  readonly weightedAverage: number | null
  readonly final: Final | null
}

/** One pupil's block. */
export interface ProgressBlock extends ReportHead {
  readonly place: Place
  readonly subjects: readonly ReportSubject[]
}

/** What «Отчет об успеваемости и посещаемости ученика» says. */
export interface ProgressReport {
  readonly file: string
  readonly blocks: readonly ProgressBlock[]
  readonly problems: readonly Problem[]
}

/**
 * Reads «Отчет об успеваемости и посещаемости ученика»: blocks stacked on one sheet, one a pupil, each with its own header.
 * @param letters the school's own attendance letters, over the report's legend
 */
export function readProgressReport(file: SourceFile, letters: Legend = new Map()): ProgressReport {
  const grid = readGrid(file)
  const list = new ProblemList()
  const heads = readHeads(grid, list)
  if (heads.length === 0) list.error('report_without_pupils', { file: file.name })
  const blocks = heads.flatMap((head, i) =>
    blockOf(grid, head, heads[i + 1]?.row ?? grid.rows.length, letters, list),
  )
  return { file: file.name, blocks, problems: list.problems }
}

function blockOf(
  grid: Grid,
  head: ReportHead,
  end: number,
  letters: Legend,
  list: ProblemList,
): ProgressBlock[] {
  const place = { file: grid.file, row: grid.rowNumber(head.row) }
  const header = findHeader(grid, head.row, end)
  if (!header) {
    list.error('block_without_header', place)
    return []
  }
  if (!head.period) {
    list.error('report_without_period', place)
    return []
  }
  const legend = new Map([...standardLegend, ...legendOf(grid, header.row, end), ...letters])
  const columns = dayColumns(grid, header.row, header.subject, head.yearFrom)
  for (const bad of columns.unreadable) {
    list.error('day_unreadable', { ...place, cell: cellName(grid, header.row + 1, bad) })
  }
  for (const { index, day } of columns.days) {
    if (day < head.period.from || day > head.period.to) {
      list.error('day_outside_period', { ...place, cell: cellName(grid, header.row + 1, index) }, { day })
    }
  }
  const subjects: ReportSubject[] = []
  for (let row = header.row + 2; row < end; row++) {
    const subject = grid.rows[row]?.[header.subject] ?? ''
    if (!subject) break
    subjects.push(subjectOf(grid, row, subject, columns.days, header.totals, legend, list))
  }
  return [{ ...head, place, subjects }]
}

const cellName = (grid: Grid, row: number, column: number) => `${columnLetters(column)}${grid.rowNumber(row)}`

interface Header {
  readonly row: number
  readonly subject: number
  readonly totals: Totals
}
interface Totals {
  readonly average: number
  readonly weighted: number
  readonly final: number
}

function findHeader(grid: Grid, from: number, end: number): Header | null {
  for (let row = from + 1; row < end; row++) {
    const cells = (grid.rows[row] ?? []).map(fold)
    const subject = cells.indexOf('предмет')
    if (subject < 0) continue
    return {
      row,
      subject,
      totals: {
        average: cells.findIndex((text) => text.startsWith('средняя оценка') || text === 'средний балл'),
        weighted: cells.findIndex((text) => /^(средневзвешенн|ср\. взв)/.test(text)),
        final: cells.findIndex((text) => text.startsWith('итоговая оценка') || text === 'итог'),
      },
    }
  }
  return null
}

/** The legend below a block: a single letter beside the word for it. */
function legendOf(grid: Grid, from: number, end: number): Legend {
  const legend = new Map<string, ReturnType<typeof legendMeaning> & object>()
  for (let row = from; row < end; row++) {
    const [letter = '', word = ''] = grid.rows[row] ?? []
    const meaning = letter.length > 0 && letter.length <= 3 ? legendMeaning(word) : null
    if (meaning) legend.set(legendKey(letter), meaning)
  }
  return legend
}

function subjectOf(
  grid: Grid,
  row: number,
  subject: string,
  days: readonly DayColumn[],
  totals: Totals,
  legend: Legend,
  list: ProblemList,
): ReportSubject {
  const cells = grid.rows[row] ?? []
  const place = { file: grid.file, row: grid.rowNumber(row) }
  const final = readFinal(cells[totals.final] ?? '')
  if (final === 'unreadable') {
    list.error(
      'final_unreadable',
      { ...place, cell: cellName(grid, row, totals.final) },
      { text: cells[totals.final] ?? '' },
    )
  }
  return {
    place,
    subject,
    average: readAverage(cells[totals.average]),
    weightedAverage: readAverage(cells[totals.weighted]),
    final: final === 'unreadable' ? null : final,
    cells: days.flatMap(({ index, day, meeting }) => {
      const text = cells[index] ?? ''
      if (!text) return []
      const at = { ...place, cell: cellName(grid, row, index) }
      const content = readCell(text, legend)
      for (const token of content.unknown) {
        list.error('letter_unknown', at, { token }, `letter:${legendKey(token)}`)
      }
      if (content.works.flat().some((mark) => 'value' in mark && mark.value === 0)) list.warn('mark_zero', at)
      return [{ place: at, day, meeting, ...content }]
    }),
  }
}
