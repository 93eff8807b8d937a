import { addDays, dayOf, mondayOf, timeOf } from '../../../journal/clock'
import type { PupilHomework } from '../../../journal/homework/homework-for-day'
import type { LocalDate, PersonId } from '../../../journal/ids'
import { dayAndMonth, shortWeekday, weekdayAndDate } from '../../ui/dates'
import { childButtons } from '../../ui/family/child-buttons'
import { headingOf } from '../../ui/family/headings'
import { pageButtons } from '../../ui/family/page-buttons'
import { rowWords, type Readers } from '../../ui/family/readers'
import { inRows } from '../../ui/family/rows'
import { noLessonsText, specialText } from '../../ui/family/special-text'
import { bold, html, type Html } from '../../ui/html'
import { paginate } from '../../ui/pages'
import type { Button, Screen } from '../../ui/screen'
import { homeworkCodec } from './codec'
import { laterRow, lineRow, type Words } from './rows'

/** «на завтра, ср 25 ноября», «на пн, 30 ноября». */
const forDay = (day: LocalDate, today: LocalDate, { t, language }: Words): string => {
  const date = `${shortWeekday(day, language)} ${dayAndMonth(day, language, today)}`
  if (day === today) return t('homework:for_today', { date })
  if (day === addDays(today, 1)) return t('homework:for_tomorrow', { date })
  return t('homework:for_day', { date: weekdayAndDate(day, language, today) })
}

const zoneOf = (readers: Readers, pupilId: PersonId): string | undefined =>
  readers.pupils.find((pupil) => pupil.pupilId === pupilId)?.person.school.zone

/** One sentence instead of a column of equal words, when nothing is set or entered at all. */
const allAlike = (pupil: PupilHomework, readers: Readers, { t, language }: Words): string | null => {
  const { lines } = pupil
  if (pupil.later.length > 0 || lines.some(({ state }) => state === 'task')) return null
  if (lines.every(({ state }) => state === 'none')) return t('homework:nothing_set')
  if (lines.some(({ state }) => state === 'none')) return null
  const deadlines = lines.flatMap(({ state, deadline }) =>
    state === 'pending' && deadline ? [deadline] : [],
  )
  if (deadlines.length === 0) return t('homework:nothing_entered_late')
  const zone = zoneOf(readers, pupil.pupilId)
  if (!zone) return t('homework:nothing_entered_late')
  const last = new Date(Math.max(...deadlines.map((d) => d.getTime())))
  const day = dayOf(last, zone)
  const time = timeOf(last, zone)
  return day === pupil.today
    ? t('homework:nothing_entered_yet', { time })
    : t('homework:nothing_entered_before', { day: weekdayAndDate(day, language), time })
}

const rowsOf = (pupil: PupilHomework, readers: Readers, words: Words): Html[] => {
  const { t } = words
  const { asked, day, special, today } = pupil
  const off = special && (special.kind === 'holiday' || special.kind === 'quarantine')
  const before = [
    off
      ? specialText(special, asked, words)
      : day !== asked && asked !== today
        ? noLessonsText(asked, words)
        : null,
  ].flatMap((text) => (text ? [html`${text}`] : []))
  if (day === null) return [...before, html`${t('family:no_school_ahead')}`]
  if (pupil.withoutHomework) {
    return [...before, html`${t('homework:without_homework', { grade: pupil.grade })}`]
  }
  const alike = allAlike(pupil, readers, words)
  const lines = alike ? [html`${alike}`] : pupil.lines.map((line) => lineRow(line, words))
  return [...before, ...lines, ...pupil.later.map((task) => laterRow(task, words))]
}

const fileButtons = (rows: readonly PupilHomework[], readers: Readers, t: Words['t']): Button[] =>
  rows.flatMap(({ pupilId, day, lines }) => {
    const count = lines.flatMap(({ tasks }) => tasks).reduce((sum, { files }) => sum + files, 0)
    if (count === 0 || day === null) return []
    const name = rows.length > 1 ? `${readers.names.get(pupilId)?.button ?? ''}: ` : ''
    return [
      {
        text: `${name}${t('homework:files', { number: count })}`,
        data: homeworkCodec.data('files', { pupil: pupilId, day }),
      },
    ]
  })

/** What is to be done for a day, each child with the date of their own. */
export function showDay(
  rows: readonly PupilHomework[],
  { chosen, page, readers }: { chosen: PersonId | null; page: number; readers: Readers },
  words: Words,
): Screen {
  const { t, language } = words
  const [first] = rows
  const dated = ({ day, today }: PupilHomework) => (day ? forDay(day, today, words) : null)
  const together = rows.every((row) => dated(row) === (first && dated(first)))
  const title = [t('homework:title'), together && first ? dated(first) : null].filter(Boolean).join(' ')
  const blocks = rows.map((row) => {
    const name = headingOf(readers.names.get(row.pupilId), row.classLabel)
    const heading = [name, together ? null : dated(row)].filter(Boolean).join(' · ')
    return {
      heading: heading ? bold(heading) : null,
      rows: rowsOf(row, readers, rowWords(readers, row.pupilId, words)),
    }
  })
  const shown = paginate(bold(title), blocks, page)
  const data = (day: LocalDate, pupil: PersonId | null, toPage = 0) =>
    homeworkCodec.data('day', { day, pupil, page: toPage })
  const to = (day: LocalDate | null | undefined, text: (day: LocalDate) => string) =>
    day ? { text: text(day), data: data(day, chosen) } : null
  const weekday = (day: LocalDate) => shortWeekday(day, language)
  const back = (day: LocalDate) => (day === first?.today ? t('homework:today_button') : `◀ ${weekday(day)}`)
  const here = first?.day ?? first?.today ?? '2020-01-01'
  return {
    text: shown.text,
    protect: readers.protect,
    buttons: [
      ...pageButtons(shown, (toPage) => data(here, chosen, toPage)),
      ...inRows(
        [
          to(first?.previous, back),
          {
            text: t('homework:week_button'),
            data: homeworkCodec.data('week', { monday: mondayOf(here), pupil: chosen, page: 0 }),
          },
          to(first?.next, (day) => `${weekday(day)} ▶`),
        ],
        3,
      ),
      ...inRows(fileButtons(rows, readers, t), 2),
      ...childButtons(readers, chosen, (pupil) => data(here, pupil), t),
      ...inRows([readers.page], 1),
    ],
  }
}
