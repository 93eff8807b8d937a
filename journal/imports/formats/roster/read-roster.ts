import type { Relation } from '../../../../db/queries/imports/rows'
import type { LocalDate } from '../../../ids'
import { ProblemList, UnreadableFile, type Problem } from '../../problem'
import type { PersonName } from '../person-name'
import { readGrid, type Grid } from '../read-grid'
import { columnLetters } from '../school-names'
import type { SourceFile } from '../source-file'
import { readHeading, type Column } from './columns'
import { readRosterRow } from './read-row'

/** A parent as one row of a roster names them. */
export interface RosterParent {
  readonly name: PersonName
  readonly relation: Relation
  readonly birthOn: LocalDate | null
  readonly sex: 'female' | 'male' | null
  /** Digits and lower-case addresses, to tell people apart while the file is read; never stored. */
  readonly contacts: readonly string[]
}

/** A pupil as one row of a roster names them. */
export interface RosterPupil {
  readonly row: number
  readonly name: PersonName
  readonly birthOn: LocalDate | null
  readonly sex: 'female' | 'male' | null
  readonly classLabel: string
  readonly enteredSchoolOn: LocalDate | null
  readonly enteredClassOn: LocalDate | null
  readonly parents: readonly RosterParent[]
}

/** What a roster file says. */
export interface Roster {
  readonly file: string
  readonly pupils: readonly RosterPupil[]
  readonly problems: readonly Problem[]
}

/** A column that was understood, by its index. */
export type Columns = ReadonlyMap<number, Column>

const headingRows = 40

/**
 * Reads a roster in CSV or a workbook: columns are known by synonyms, title rows above the heading are skipped.
 * @param today what two-digit years are read against: none lies more than a year ahead
 * @throws UnreadableFile when no row looks like a heading
 */
export function readRoster(file: SourceFile, today: LocalDate): Roster {
  const grid = filledDown(readGrid(file))
  const found = findHeading(grid)
  if (!found) throw new UnreadableFile('roster_without_heading', { file: file.name })
  const list = new ProblemList()
  reportColumns(grid, found, list)
  const pupils = new Map<string, RosterPupil>()
  for (let index = found.row + 1; index < grid.rows.length; index++) {
    const pupil = readRosterRow(grid, index, found.columns, list, Number(today.slice(0, 4)) + 1)
    if (!pupil) continue
    const { row, ...content } = pupil
    const key = JSON.stringify(content)
    const first = pupils.get(key)
    if (first) list.warn('row_repeated', { file: file.name, row }, { first: first.row })
    else pupils.set(key, pupil)
  }
  if (pupils.size === 0) list.error('roster_without_pupils', { file: file.name })
  return { file: file.name, pupils: [...pupils.values()], problems: list.problems }
}

/** A label merged over the rows of a class belongs to each of them. */
function filledDown(grid: Grid): Grid {
  const rows = grid.rows.map((row) => [...row])
  for (const { top, bottom, left, right } of grid.merges) {
    const text = rows[top]?.[left] ?? ''
    for (let r = top; r <= bottom; r++) {
      for (let c = left; c <= right; c++) {
        const row = (rows[r] ??= [])
        while (row.length <= c) row.push('')
        row[c] = text
      }
    }
  }
  return { ...grid, rows }
}

interface Heading {
  readonly row: number
  readonly columns: Columns
  readonly texts: readonly string[]
}

function findHeading(grid: Grid): Heading | null {
  let best: Heading | null = null
  for (let row = 0; row < Math.min(headingRows, grid.rows.length); row++) {
    const heading = headingAt(grid, row)
    // The second row of a heading of two rows says more than the first, in as many columns.
    const needed = (best?.columns.size ?? 0) + (best?.row === row - 1 ? 0 : 1)
    if (heading.columns.size >= Math.max(1, needed)) best = heading
  }
  const fields = new Set([...(best?.columns.values() ?? [])].map(({ field }) => field))
  return (fields.has('fullName') || fields.has('surname')) && (best?.columns.size ?? 0) >= 2 ? best : null
}

/** A heading of two rows, «Мать» above «ФИО» and «Телефон», is read as «Мать ФИО» and «Мать Телефон». */
function headingAt(grid: Grid, row: number): Heading {
  const own = grid.rows[row] ?? []
  const above = grid.rows[row - 1] ?? []
  const texts = own.map((text, c) =>
    above[c] && above[c] !== text && readHeading(`${above[c]} ${text}`) ? `${above[c]} ${text}` : text,
  )
  const columns = new Map<number, Column>()
  texts.forEach((text, index) => {
    const column = readHeading(text)
    if (column) columns.set(index, column)
  })
  return { row, columns: numbered(columns), texts }
}

/** A second «Родитель ФИО» without a number starts the next parent, and the contacts after it are that parent's. */
function numbered(columns: Columns): Columns {
  const taken = new Set<string>()
  let current = 0
  let shift = 0
  const result = new Map<number, Column>()
  for (const [index, column] of columns) {
    if (!('parent' in column)) {
      result.set(index, column)
      continue
    }
    const ownsContact = column.field === 'phone' || column.field === 'email' || column.field === 'relation'
    let parent = column.parent === 1 && ownsContact && current ? current : column.parent
    if (taken.has(`${parent}/${column.field}`)) parent = 200 + ++shift
    taken.add(`${parent}/${column.field}`)
    current = parent
    result.set(index, { ...column, parent })
  }
  return result
}

function reportColumns(grid: Grid, { row, columns, texts }: Heading, list: ProblemList): void {
  const place = { file: grid.file, row: grid.rowNumber(row) }
  texts.forEach((text, index) => {
    if (text && !columns.has(index)) {
      list.warn('column_unknown', { ...place, cell: `${columnLetters(index)}${place.row}` }, { column: text })
    }
  })
  const fields = new Set([...columns.values()].map(({ field }) => field))
  if (fields.has('insuranceNumber')) list.warn('insurance_number_left_out', place)
  if (fields.has('phone') || fields.has('email')) list.warn('contacts_left_out', place)
  if (!fields.has('class')) list.error('roster_without_class_column', place)
}
