import { z } from 'zod'
import { id } from './ids'

/** Input of every list in the order of ids. */
export const pageInput = {
  /** The `next` of the page before. */
  after: id.optional(),
  limit: z.int().min(1).max(200).default(50),
}

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** The `after` of the following page; null on the last one. */
  readonly next: string | null
}

/** Makes a page of rows that were asked for one more than the limit. */
export function pageOf<Item extends { readonly id: string }>(
  rows: readonly Item[],
  limit: number,
): Page<Item> {
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
