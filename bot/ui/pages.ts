import { html, lines, type Html } from './html'

/** One page of a long answer. */
export interface Page {
  readonly text: Html
  /** Counted from 0; clamped to those that exist. */
  readonly page: number
  readonly pages: number
}

/** What fits a phone with little scrolling; Telegram itself ends at 4096 signs. */
const maxSigns = 2200
const maxRows = 40
const longestRow = 2000

const decoded = (row: Html): string =>
  row.source
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

/** A row that no page could hold, in parts that one can: plain text, so that no tag is torn. */
const parts = (row: Html): Html[] => {
  if (row.source.length <= longestRow) return [row]
  // Escaping may make a sign five times as long.
  const pieces = decoded(row).match(/[^]{1,400}(?:\s|$)|[^]{1,400}/g) ?? []
  return pieces.map((piece) => html`${piece.trimEnd()}`)
}

/** Splits blocks of rows (a child each) into pages; the title stands on each, a block's heading again where it goes on. */
export function paginate(
  title: Html,
  blocks: readonly { readonly heading: Html | null; readonly rows: readonly Html[] }[],
  page: number,
): Page {
  const pages: Html[][] = [[]]
  let signs = 0
  for (const { heading, rows } of blocks) {
    let headed = false
    for (const row of rows.flatMap(parts)) {
      const current = pages.at(-1) ?? []
      if (current.length > 0 && (signs + row.source.length > maxSigns || current.length >= maxRows)) {
        pages.push([])
        signs = 0
        headed = false
      }
      const target = pages.at(-1) ?? []
      if (!headed && heading) target.push(heading)
      headed = true
      target.push(row)
      signs += row.source.length
    }
  }
  const shown = Math.max(0, Math.min(page, pages.length - 1))
  return { text: lines(title, ...(pages[shown] ?? [])), page: shown, pages: pages.length }
}
