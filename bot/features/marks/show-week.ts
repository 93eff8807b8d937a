import { addDays, mondayOf } from '../../../journal/clock'
import type { PupilWeek, SubjectWeek, WeekAbsence } from '../../../journal/marks/week-marks'
import type { ShownMark } from '../../../journal/marks/shown-mark'
import type { PersonId } from '../../../journal/ids'
import type { Translate } from '../../../locales/translate'
import { dayAndMonth, dayRange, twoDecimals } from '../../ui/dates'
import { headingOf } from '../../ui/family/headings'
import { childButtons } from '../../ui/family/child-buttons'
import { markText, subjectInside } from '../../ui/family/mark-text'
import { inRows } from '../../ui/family/rows'
import { rowWords, type Readers } from '../../ui/family/readers'
import { bold, html, lines, type Html } from '../../ui/html'
import { opens } from '../../ui/opens'
import type { Button, Screen } from '../../ui/screen'
import { marksCodec } from './codec'
import { lateRow } from './late-row'
import { markInList, type Words } from './mark-in-list'

/** «4, исправлено с 3»: a mark that stands alone needs no brackets around what happened to it. */
const onlyMark = (mark: ShownMark, t: Translate): string =>
  mark.previous && !mark.work && !mark.withdrawn
    ? `${markText(mark.mark, t)}, ${t('marks:corrected', { mark: markText(mark.previous, t) })}`
    : markInList(mark, t)

/** « · ср. 4,67», « · ср. 3,48 — пока спорная», or nothing. */
export const averageText = (
  { average, contested }: { readonly average: number | null; readonly contested: boolean },
  { t, language }: Words,
): string => {
  if (average === null) return ''
  const value = t('marks:average', { value: twoDecimals(average, language) })
  return ` · ${value}${contested ? ` — ${t('marks:contested')}` : ''}`
}

const absenceTexts = (absences: readonly WeekAbsence[], t: Translate): string[] => {
  const count = (presence: WeekAbsence['presence']) => absences.filter((a) => a.presence === presence).length
  return (['absent', 'late', 'left_early'] as const)
    .filter((presence) => count(presence) > 0)
    .map((presence) => t(`marks:absences.${presence}`, { count: count(presence) }))
}

const subjectRow = (subject: SubjectWeek, words: Words): Html => {
  const { marks, absences } = subject
  const one = marks.length + absences.length === 1 ? onlyMark : markInList
  const entries = [...marks.map((mark) => one(mark, words.t)), ...absenceTexts(absences, words.t)]
  return html`${subject.subject} — ${entries.join(', ')}${averageText(subject, words)}`
}

const emptyRow = (week: PupilWeek, { t, language }: Words): Html => {
  if (week.withoutMarks) return html`${t('marks:without_marks', { grade: week.grade })}`
  if (week.absentAllWeek) return html`${t('marks:absent_all_week')}`
  const last = week.last
    ? t('marks:last', {
        day: dayAndMonth(week.last.day, language, week.today),
        subject: subjectInside(week.last.subject),
        mark: markText(week.last.mark, t),
      })
    : null
  const running = mondayOf(week.today) <= week.monday
  return html`${[t(running ? 'marks:none_yet' : 'marks:none'), last].filter(Boolean).join(' ')}`
}

const weekRows = (week: PupilWeek, words: Words): Html[] => {
  const withMarks = week.subjects.some(({ marks }) => marks.length > 0)
  const late = lateRow(week.late, week.today, words)
  return [
    ...(withMarks ? [] : [emptyRow(week, words)]),
    ...(week.absentAllWeek && !withMarks ? [] : week.subjects.map((subject) => subjectRow(subject, words))),
    ...(late ? [late] : []),
  ]
}

const timeButtons = (first: PupilWeek, chosen: PersonId | null, { t, language }: Words): Button[][] => {
  const { monday, today, term } = first
  const current = mondayOf(today)
  const week = (day: string, text: string): Button => ({
    text,
    data: marksCodec.data('week', { monday: day, pupil: chosen }),
  })
  const range = (day: string) => dayRange(day, addDays(day, 6), language, today)
  const before = addDays(monday, -7)
  const after = addDays(monday, 7)
  const termDay = monday < current ? addDays(monday, 6) : today
  return [
    ...inRows([week(before, `◀ ${range(before)}`), monday < current && week(after, `${range(after)} ▶`)], 2),
    [
      {
        text: t('marks:whole_term', { context: term?.kind ?? 'year' }),
        data: marksCodec.data('term', { day: termDay, pupil: chosen, page: 0 }),
      },
      { text: t('marks:earlier'), data: marksCodec.data('years', { pupil: chosen }) },
    ],
  ]
}

const buttonsOf = (weeks: readonly PupilWeek[], chosen: PersonId | null, readers: Readers, words: Words) => {
  const { t } = words
  const [first] = weeks
  if (!first) return []
  const topics = { text: t('marks:topics'), data: opens('timetable', 'topics') }
  const attendance = { text: t('marks:attendance'), data: opens('attendance') }
  return [
    ...(weeks.every(({ withoutMarks }) => withoutMarks) ? [] : timeButtons(first, chosen, words)),
    ...(weeks.some(({ withoutMarks }) => withoutMarks) ? [[topics, attendance]] : []),
    ...childButtons(readers, chosen, (pupil) => marksCodec.data('week', { monday: first.monday, pupil }), t),
    ...inRows([readers.page], 1),
  ]
}

/** The week's marks by subject, all children together or one. */
export function showWeek(
  weeks: readonly PupilWeek[],
  chosen: PersonId | null,
  readers: Readers,
  words: Words,
): Screen {
  const { t, language } = words
  const [first] = weeks
  const together = weeks.every(({ monday }) => monday === first?.monday)
  const range = ({ monday, today }: PupilWeek) => dayRange(monday, addDays(monday, 6), language, today)
  const title = together && first ? `${t('marks:title')} · ${range(first)}` : t('marks:title')
  const blocks = weeks.flatMap((week) => {
    const name = headingOf(readers.names.get(week.pupilId), week.classLabel)
    const heading = [name, together ? null : range(week)].filter(Boolean).join(' · ')
    return [heading ? bold(heading) : null, ...weekRows(week, rowWords(readers, week.pupilId, words))]
  })
  return {
    text: lines(bold(title), ...blocks, readers.silence),
    buttons: buttonsOf(weeks, chosen, readers, words),
    protect: readers.protect,
  }
}
