import { readMark, type EnteredMark } from '../progress-report/read-tokens'

/** A final mark as entered. */
export type Final = EnteredMark

/** A final mark or its code; null for an empty cell. */
export function readFinal(text: string): Final | 'unreadable' | null {
  const trimmed = text.trim()
  if (!trimmed || trimmed === '-' || trimmed === '—') return null
  return readMark(trimmed) ?? 'unreadable'
}

/** A printed average; null where nothing is printed, and for 0, which stands for an empty one. */
export function readAverage(text: string | undefined): number | null {
  const value = Number((text ?? '').replace(',', '.'))
  return Number.isFinite(value) && value > 0 && value <= 100 ? value : null
}
