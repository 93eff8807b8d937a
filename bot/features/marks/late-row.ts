import type { ShownMark } from '../../../journal/marks/shown-mark'
import { dayAndMonth } from '../../ui/dates'
import { subjectInside } from '../../ui/family/mark-text'
import { html, italic, type Html } from '../../ui/html'
import { markInList, type Words } from './mark-in-list'

/** Subjects with their day that are named; the rest are counted. */
const groupsShown = 6

/** More than these were brought from elsewhere at once rather than entered late: they are only counted. */
const mostEnteredLate = 12

/** «труд — 3, 3 за 20 ноября»: the marks of one subject and lesson day together. */
const grouped = (late: readonly ShownMark[]): readonly (readonly [ShownMark, ...ShownMark[]])[] => {
  const groups = new Map<string, [ShownMark, ...ShownMark[]]>()
  for (const mark of late) {
    const key = `${mark.day} ${mark.subject}`
    const group = groups.get(key)
    if (group) group.push(mark)
    else groups.set(key, [mark])
  }
  return [...groups.values()]
}

/** «За прошлые недели добавлено: геометрия — 5 за 12 ноября», or how many when they came in bulk; null without any. */
export function lateRow(late: readonly ShownMark[], today: string, { t, language }: Words): Html | null {
  if (late.length === 0) return null
  if (late.length > mostEnteredLate) {
    return html`${italic(t('marks:late'))} ${t('marks:count', { count: late.length })}`
  }
  const groups = grouped(late)
  const items = groups.slice(0, groupsShown).map((marks) =>
    t('marks:late_item', {
      subject: subjectInside(marks[0].subject),
      mark: marks.map((mark) => markInList(mark, t)).join(', '),
      day: dayAndMonth(marks[0].day, language, today),
    }),
  )
  const rest = groups.slice(groupsShown).flat().length
  const more = rest > 0 ? t('marks:late_more', { count: rest }) : null
  return html`${italic(t('marks:late'))} ${[...items, more].filter(Boolean).join('; ')}`
}
