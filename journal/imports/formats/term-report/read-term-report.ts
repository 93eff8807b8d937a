import type { SchemeKind } from '../../../../db/queries/imports/rows'
import { ProblemList, type Place, type Problem } from '../../problem'
import { readGrid, type Grid } from '../read-grid'
import { readHeads, type ReportHead } from '../report-head'
import { columnLetters, fold } from '../school-names'
import type { SourceFile } from '../source-file'
import { readAverage, readFinal, type Final } from './read-final'

type YearKind = 'year' | 'exam' | 'state' | 'final'

/** Which result a column holds: of a period by its kind and number, or of the year. */
export type ResultOf =
  | { readonly kind: 'period'; readonly scheme: SchemeKind; readonly number: number }
  | { readonly kind: YearKind }

/** One result of a pupil in a subject. */
export interface TermResult {
  readonly place: Place
  readonly subject: string
  readonly of: ResultOf
  readonly average: number | null
  readonly weightedAverage: number | null
  readonly final: Final | null
}

/** One pupil's block. */
export interface TermBlock extends ReportHead {
  readonly place: Place
  readonly results: readonly TermResult[]
}

/** What «Табель успеваемости учащегося» says. */
export interface TermReport {
  readonly file: string
  readonly blocks: readonly TermBlock[]
  readonly problems: readonly Problem[]
}

const schemes: Readonly<Record<string, SchemeKind>> = {
  четверть: 'quarter',
  триместр: 'trimester',
  полугодие: 'half_year',
  семестр: 'semester',
  модуль: 'module',
}
const yearColumns: readonly (readonly [RegExp, YearKind])[] = [
  [/^год/, 'year'],
  [/^гос/, 'state'],
  [/^экз/, 'exam'],
  [/^итог\S* оценка/, 'final'],
]

/** Reads «Табель успеваемости учащегося»: per period the averages and the final mark, then the year's marks. */
export function readTermReport(file: SourceFile): TermReport {
  const grid = readGrid(file)
  const list = new ProblemList()
  const heads = readHeads(grid, list)
  if (heads.length === 0) list.error('report_without_pupils', { file: file.name })
  const blocks = heads.flatMap((head, i) => blockOf(grid, head, heads[i + 1]?.row ?? grid.rows.length, list))
  return { file: file.name, blocks, problems: list.problems }
}

/** Indexes of the columns that make one result. */
interface ResultColumns {
  readonly of: ResultOf
  average: number
  weighted: number
  final: number
}

function blockOf(grid: Grid, head: ReportHead, end: number, list: ProblemList): TermBlock[] {
  const place = { file: grid.file, row: grid.rowNumber(head.row) }
  let top = head.row + 1
  while (top < end && !(grid.rows[top] ?? []).some((text) => fold(text) === 'предмет')) top++
  const subjectColumn = (grid.rows[top] ?? []).findIndex((text) => fold(text) === 'предмет')
  let first = top + 1
  while (first < end && !grid.rows[first]?.[subjectColumn]) first++
  if (subjectColumn < 0 || first >= end) {
    list.error('block_without_header', place)
    return []
  }
  const columns = resultColumns(grid, top, first, subjectColumn)
  const results: TermResult[] = []
  for (let row = first; row < end && grid.rows[row]?.[subjectColumn]; row++) {
    for (const column of columns) results.push(...resultOf(grid, row, subjectColumn, column, list))
  }
  return [{ ...head, place, results }]
}

function resultColumns(grid: Grid, top: number, first: number, subjectColumn: number): ResultColumns[] {
  const header = grid.rows.slice(top, first)
  const width = Math.max(...header.map((row) => row.length))
  const columns: ResultColumns[] = []
  let period: ResultColumns | null = null
  for (let index = subjectColumn + 1; index < width; index++) {
    const texts = header.map((row) => fold(row[index] ?? '')).filter(Boolean)
    const [, number, word] = texts.map((text) => /^(\d) (\S+)$/.exec(text)).find(Boolean) ?? []
    const yearKind = yearColumns.find(([pattern]) => texts.some((text) => pattern.test(text)))?.[1]
    const scheme = word ? schemes[word] : undefined
    if (scheme) {
      period = {
        of: { kind: 'period', scheme, number: Number(number) },
        average: -1,
        weighted: -1,
        final: -1,
      }
      columns.push(period)
    } else if (yearKind) {
      period = null
      columns.push({ of: { kind: yearKind }, average: -1, weighted: -1, final: index })
    }
    if (!period) continue
    if (texts.includes('средний балл')) period.average = index
    if (texts.some((text) => /^(ср\. взв|средневзвешенн)/.test(text))) period.weighted = index
    if (texts.includes('итог')) period.final = index
  }
  return columns
}

function resultOf(
  grid: Grid,
  row: number,
  subjectColumn: number,
  { of, average, weighted, final }: ResultColumns,
  list: ProblemList,
): TermResult[] {
  const cells = grid.rows[row] ?? []
  const place = {
    file: grid.file,
    row: grid.rowNumber(row),
    cell: `${columnLetters(final)}${grid.rowNumber(row)}`,
  }
  const read = readFinal(cells[final] ?? '')
  if (read === 'unreadable') {
    list.error('final_unreadable', place, { text: cells[final] ?? '' })
    return []
  }
  const averages = { average: readAverage(cells[average]), weightedAverage: readAverage(cells[weighted]) }
  if (read === null && averages.average === null && averages.weightedAverage === null) return []
  return [{ place, subject: cells[subjectColumn] ?? '', of, ...averages, final: read }]
}
