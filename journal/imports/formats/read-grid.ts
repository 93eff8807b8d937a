import { createRequire } from 'node:module'
import type * as CsvParse from 'csv-parse/sync'
import type * as Xlsx from '@e965/xlsx'
import { UnreadableFile } from '../problem'
import { checkZip, isZip } from './check-zip'
import { readText } from './read-text'
import { checkSize, limits, type SourceFile } from './source-file'

/** A cell as plain text; numbers of spreadsheets in JavaScript's own notation, dates as their serial number. */
export type Cell = string

interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** A sheet as rows of cells, the first of them row 1 of the file. */
export interface Grid {
  readonly file: string
  readonly rows: readonly (readonly Cell[])[]
  /** Cells that the sheet shows as one, by indexes from 0; only the first of them holds the text. */
  readonly merges: readonly Merge[]
  /** Counted from 1, of a row by its index: CSV rows may span lines or follow skipped ones. */
  rowNumber(index: number): number
}

const load = createRequire(__filename)
const oldOffice = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/** Reads CSV, XLSX, XLS or ODS; of a workbook the first sheet that is not empty. Formulas are not evaluated. */
export function readGrid(file: SourceFile): Grid {
  checkSize(file)
  const isBook = isZip(file.bytes) || file.bytes.subarray(0, 4).equals(oldOffice)
  if (isZip(file.bytes)) checkZip(file)
  const grid = isBook ? readBook(file) : readCsv(file)
  if (grid.rows.length > limits.rows) {
    throw new UnreadableFile('too_many_rows', { file: file.name }, { rows: limits.rows })
  }
  if (grid.rows.every((row) => row.every((cell) => cell === ''))) {
    throw new UnreadableFile('file_empty', { file: file.name })
  }
  return grid
}

function readBook({ name, bytes }: SourceFile): Grid {
  // Loaded only when a workbook is read: it costs tens of megabytes.
  const { read } = load('@e965/xlsx') as typeof Xlsx
  try {
    const book = read(bytes, {
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      sheetRows: limits.rows + 1,
    })
    const sheets = book.SheetNames.map((sheet) => book.Sheets[sheet])
    const sheet = sheets.find((s) => (s?.['!data']?.length ?? 0) > 0) ?? sheets[0]
    // Both rows and cells of a dense sheet have holes.
    const data = (sheet?.['!data'] ?? []) as (Xlsx.CellObject[] | undefined)[]
    const rows = Array.from(data, (row) => Array.from((row ?? []).slice(0, limits.columns), textOf))
    const merges = (sheet?.['!merges'] ?? []).map(({ s, e }) => ({
      top: s.r,
      left: s.c,
      bottom: Math.min(e.r, limits.rows),
      right: Math.min(e.c, limits.columns),
    }))
    return { file: name, rows, merges, rowNumber: (index) => index + 1 }
  } catch {
    throw new UnreadableFile('workbook_broken', { file: name })
  }
}

const textOf = (cell: Xlsx.CellObject | undefined): Cell => {
  const value = cell?.t === 'e' ? undefined : cell?.v
  return value === undefined ? '' : String(value).trim()
}

const separators = [';', ',', '\t', '|'] as const

/** The separator that the first lines agree on most; a comma inside «мать: …, отец: …» does not win over `;`. */
const separatorOf = (text: string) => {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim())
    .slice(0, 20)
  const score = (sign: string) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(sign).length - 1).filter(Boolean)
    return counts.length * 1_000 + Math.max(0, ...counts)
  }
  return separators.reduce((best, sign) => (score(sign) > score(best) ? sign : best))
}

function readCsv(file: SourceFile): Grid {
  const { parse } = load('csv-parse/sync') as typeof CsvParse
  const text = readText(file)
  try {
    const records = parse(text, {
      delimiter: separatorOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return {
      file: file.name,
      rows: records.map(({ record }) => record.slice(0, limits.columns)),
      merges: [],
      rowNumber: (index) => records[index]?.info.lines ?? index + 1,
    }
  } catch {
    throw new UnreadableFile('csv_broken', { file: file.name })
  }
}
