import { addDays, mondayOf } from '../../../journal/clock'
import type { LocalDate, PersonId } from '../../../journal/ids'
import type { PupilTimetable } from '../../../journal/timetable/timetable-for-day'
import { dayAndMonth, shortWeekday, weekdayAndDate } from '../../ui/dates'
import { childButtons } from '../../ui/family/child-buttons'
import { headingOf } from '../../ui/family/headings'
import { pageButtons } from '../../ui/family/page-buttons'
import { rowWords, type Readers } from '../../ui/family/readers'
import { inRows } from '../../ui/family/rows'
import { noLessonsText, specialText } from '../../ui/family/special-text'
import { bold, html, type Html } from '../../ui/html'
import { paginate } from '../../ui/pages'
import type { Screen } from '../../ui/screen'
import { timetableCodec } from './codec'
import { lessonRow, type Words } from './lesson-row'

const forDay = (day: LocalDate, today: LocalDate, { t, language }: Words): string => {
  const date = `${shortWeekday(day, language)} ${dayAndMonth(day, language, today)}`
  if (day === today) return t('timetable:for_today', { date })
  if (day === addDays(today, 1)) return t('timetable:for_tomorrow', { date })
  return t('timetable:for_day', { date: weekdayAndDate(day, language, today) })
}

const rowsOf = (row: PupilTimetable, named: boolean, words: Words): Html[] => {
  const { t, language } = words
  const { asked, day, special, lessons } = row
  const before = [
    special ? specialText(special, asked, words) : day !== asked ? noLessonsText(asked, words) : null,
    day !== null && day !== asked
      ? t('family:next_school_day', { day: weekdayAndDate(day, language, row.today) })
      : null,
  ].flatMap((text) => (text ? [html`${text}`] : []))
  if (day === null) return [...before, html`${t('family:no_school_ahead')}`]
  const last = lessons.filter(({ off }) => !off).at(-1)
  const changed = last && lessons.some(({ off }) => off)
  return [
    ...before,
    ...lessons.map((lesson) => lessonRow(lesson, named, words)),
    ...(changed ? [html`${t('timetable:ends_at', { time: last.until })}`] : []),
  ]
}

/** The timetable of a day, each child with the day of their own. */
export function showDay(
  rows: readonly PupilTimetable[],
  { chosen, page, readers }: { chosen: PersonId | null; page: number; readers: Readers },
  words: Words,
): Screen {
  const { t, language } = words
  const [first] = rows
  const dayOf = ({ day, today }: PupilTimetable) => (day ? forDay(day, today, words) : null)
  const together = rows.every((row) => dayOf(row) === (first && dayOf(first)))
  const title = [t('timetable:title'), together && first ? dayOf(first) : null].filter(Boolean).join(' ')
  const blocks = rows.map((row) => {
    const name = readers.names.get(row.pupilId)
    const own = rowWords(readers, row.pupilId, words)
    const heading = [headingOf(name, row.classLabel), together ? null : dayOf(row)]
      .filter(Boolean)
      .join(' · ')
    return { heading: heading ? bold(heading) : null, rows: rowsOf(row, name?.named ?? false, own) }
  })
  const shown = paginate(bold(title), blocks, page)
  const here = first?.day ?? first?.today ?? '2020-01-01'
  const data = (day: LocalDate, toPage = 0) =>
    timetableCodec.data('day', { day, pupil: chosen, page: toPage })
  const previous = first?.previous
  const next = first?.next
  return {
    text: shown.text,
    protect: readers.protect,
    buttons: [
      ...pageButtons(shown, (to) => data(here, to)),
      ...inRows(
        [
          previous ? { text: `◀ ${shortWeekday(previous, language)}`, data: data(previous) } : null,
          {
            text: t('timetable:week_button'),
            data: timetableCodec.data('week', { monday: mondayOf(here), pupil: chosen, page: 0 }),
          },
          next ? { text: `${shortWeekday(next, language)} ▶`, data: data(next) } : null,
        ],
        3,
      ),
      ...childButtons(
        readers,
        chosen,
        (pupil) => timetableCodec.data('day', { day: here, pupil, page: 0 }),
        t,
      ),
      ...inRows([readers.page], 1),
    ],
  }
}
