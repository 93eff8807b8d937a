import { addDays, mondayOf, timeOf } from '../../../journal/clock'
import type { PupilHomework } from '../../../journal/homework/homework-for-day'
import type { LocalDate, PersonId } from '../../../journal/ids'
import { dayAndMonth, shortWeekday, weekdayAndDate } from '../../ui/dates'
import { headingOf } from '../../ui/family/headings'
import type { Readers } from '../../ui/family/readers'
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
const allAlike = (pupil: PupilHomework, readers: Readers, { t }: Words): string | null => {
  const { lines } = pupil
  if (pupil.later.length > 0 || lines.some(({ state }) => state === 'task')) return null
  if (lines.every(({ state }) => state === 'none')) return t('homework:nothing_set')
  if (lines.some(({ state }) => state === 'none')) return null
  const deadlines = lines.flatMap(({ state, deadline }) =>
    state === 'pending' && deadline ? [deadline] : [],
  )
  if (deadlines.length === 0) return t('homework:nothing_entered_late')
  const zone = zoneOf(readers, pupil.pupilId)
  const last = new Date(Math.max(...deadlines.map((d) => d.getTime())))
  return zone
    ? t('homework:nothing_entered_yet', { time: timeOf(last, zone) })
    : t('homework:nothing_entered_late')
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
  const dayOf = ({ day, today }: PupilHomework) => (day ? forDay(day, today, words) : null)
  const together = rows.every((row) => dayOf(row) === (first && dayOf(first)))
  const title = [t('homework:title'), together && first ? dayOf(first) : null].filter(Boolean).join(' ')
  const blocks = rows.map((row) => {
    const name = headingOf(readers.names.get(row.pupilId), row.classLabel)
    const heading = [name, together ? null : dayOf(row)].filter(Boolean).join(' · ')
    return { heading: heading ? bold(heading) : null, rows: rowsOf(row, readers, words) }
  })
  const shown = paginate(bold(title), blocks, page)
  const to = (day: LocalDate | null | undefined, text: (day: LocalDate) => string, toPage = 0) =>
    day ? { text: text(day), data: homeworkCodec.data('day', { day, pupil: chosen, page: toPage }) } : null
  const weekday = (day: LocalDate) => shortWeekday(day, language)
  const back = (day: LocalDate) => (day === first?.today ? t('homework:today_button') : `◀ ${weekday(day)}`)
  const here = first?.day ?? first?.today ?? '2020-01-01'
  return {
    text: shown.text,
    protect: readers.protect,
    buttons: [
      ...inRows(
        [
          shown.page > 0 && to(here, () => '◀', shown.page - 1),
          shown.page < shown.pages - 1 && to(here, () => '▶', shown.page + 1),
        ],
        2,
      ),
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
      ...inRows(
        readers.all.length > 1
          ? [
              ...readers.all
                .filter(({ pupilId }) => pupilId !== chosen)
                .map(({ pupilId }) => ({
                  text: readers.names.get(pupilId)?.button ?? t('family:child'),
                  data: homeworkCodec.data('day', { day: here, pupil: pupilId, page: 0 }),
                })),
              chosen !== null && {
                text: t('family:all_children'),
                data: homeworkCodec.data('day', { day: here, pupil: null, page: 0 }),
              },
            ]
          : [],
        3,
      ),
      ...inRows([readers.page], 1),
    ],
  }
}
