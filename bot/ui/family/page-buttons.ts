import type { Page } from '../pages'
import type { Button } from '../screen'
import { inRows } from './rows'

/** ◀ and ▶ between the pages of one long answer; none when it has one page. */
export const pageButtons = ({ page, pages }: Page, data: (page: number) => string): Button[][] =>
  inRows(
    [
      page > 0 && { text: '◀', data: data(page - 1) },
      page < pages - 1 && { text: '▶', data: data(page + 1) },
    ],
    2,
  )
