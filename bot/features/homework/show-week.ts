import { addDays } from '../../../journal/clock'
import type { PupilHomeworkWeek } from '../../../journal/homework/homework-for-week'
import type { PupilSubjectHomework } from '../../../journal/homework/homework-for-subject'
import type { PersonId } from '../../../journal/ids'
import { dayRange, weekdayAndDate } from '../../ui/dates'
import { childButtons } from '../../ui/family/child-buttons'
import { headingOf } from '../../ui/family/headings'
import { pageButtons } from '../../ui/family/page-buttons'
import type { Readers } from '../../ui/family/readers'
import { inRows } from '../../ui/family/rows'
import { bold, html, italic, lines } from '../../ui/html'
import { paginate } from '../../ui/pages'
import type { Screen } from '../../ui/screen'
import { homeworkCodec } from './codec'
import { lineRow, type Words } from './rows'

/** The tasks of a week day by day. */
export function showWeek(
  weeks: readonly PupilHomeworkWeek[],
  { chosen, page, readers }: { chosen: PersonId | null; page: number; readers: Readers },
  words: Words,
): Screen {
  const { t, language } = words
  const [first] = weeks
  const monday = first?.monday ?? '2020-01-06'
  const range = (from: string) => dayRange(from, addDays(from, 6), language, first?.today)
  const blocks = weeks.map((week) => {
    const name = headingOf(readers.names.get(week.pupilId), week.classLabel)
    const days = week.days.flatMap(({ day, lines: tasks }) => [
      italic(weekdayAndDate(day, language)),
      ...tasks.map((line) => lineRow(line, words)),
    ])
    const none = week.withoutHomework
      ? t('homework:without_homework', { grade: week.grade })
      : t('homework:nothing_in_week')
    return { heading: name ? bold(name) : null, rows: days.length > 0 ? days : [html`${none}`] }
  })
  const shown = paginate(bold(`${t('homework:week_title')} · ${range(monday)}`), blocks, page)
  const data = (day: string, pupil: PersonId | null, toPage = 0) =>
    homeworkCodec.data('week', { monday: day, pupil, page: toPage })
  const to = (day: string, text: string) => ({ text, data: data(day, chosen) })
  return {
    text: shown.text,
    protect: readers.protect,
    buttons: [
      ...pageButtons(shown, (toPage) => data(monday, chosen, toPage)),
      ...inRows(
        [
          to(addDays(monday, -7), `◀ ${range(addDays(monday, -7))}`),
          to(addDays(monday, 7), `${range(addDays(monday, 7))} ▶`),
        ],
        2,
      ),
      ...childButtons(readers, chosen, (pupil) => data(monday, pupil), t),
      ...inRows([readers.page], 1),
    ],
  }
}

/** The nearest homework of the subjects that were named. */
export function showSubject(found: readonly PupilSubjectHomework[], readers: Readers, words: Words): Screen {
  const { t, language } = words
  const rows = found.flatMap((pupil) => {
    const name = headingOf(readers.names.get(pupil.pupilId), pupil.classLabel)
    return [
      name ? bold(name) : null,
      ...pupil.found.map(({ day, line }) => {
        const due = italic(t('homework:due', { day: weekdayAndDate(day, language) }))
        return html`${lineRow(line, words)} (${due})`
      }),
    ]
  })
  return { text: lines(bold(t('homework:title')), ...rows), protect: readers.protect }
}
