import { addDays, mondayOf } from '../../../journal/clock'
import type { PupilWeek, SubjectWeek, WeekAbsence } from '../../../journal/marks/week-marks'
import type { ShownMark } from '../../../journal/marks/shown-mark'
import type { PersonId } from '../../../journal/ids'
import type { Language, Translate } from '../../../locales/translate'
import { dayAndMonth, dayRange, twoDecimals } from '../../ui/dates'
import { headingOf } from '../../ui/family/headings'
import { markText, subjectInside, workName } from '../../ui/family/mark-text'
import { inRows } from '../../ui/family/rows'
import type { Readers } from '../../ui/family/readers'
import { bold, html, italic, lines, type Html } from '../../ui/html'
import { opens } from '../../ui/opens'
import type { Button, Screen } from '../../ui/screen'
import { marksCodec } from './codec'

export interface Words {
  readonly t: Translate
  readonly language: Language
}

const lateShown = 6

/** «5 (контрольная)», «4, исправлено с 3», «оценка 2 снята». */
export const markInList = (mark: ShownMark, t: Translate): string => {
  const text = markText(mark.mark, t)
  if (mark.withdrawn) return t('marks:withdrawn', { mark: text })
  const work = mark.work ? ` (${workName(mark.work)})` : ''
  const before = mark.previous ? t('marks:corrected', { mark: markText(mark.previous, t) }) : ''
  return `${text}${work}${before && `, ${before}`}`
}

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
  const entries = [
    ...subject.marks.map((mark) => markInList(mark, words.t)),
    ...absenceTexts(subject.absences, words.t),
  ]
  return html`${subject.subject} — ${entries.join(', ')}${averageText(subject, words)}`
}

const lateRow = (late: readonly ShownMark[], today: string, { t, language }: Words): Html | null => {
  if (late.length === 0) return null
  const items = late.slice(0, lateShown).map((mark) =>
    t('marks:late_item', {
      subject: subjectInside(mark.subject),
      mark: markInList(mark, t),
      day: dayAndMonth(mark.day, language, today),
    }),
  )
  const more = late.length > lateShown ? t('marks:late_more', { count: late.length - lateShown }) : null
  return html`${italic(t('marks:late'))} ${[...items, more].filter(Boolean).join('; ')}`
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

const buttonsOf = (weeks: readonly PupilWeek[], chosen: PersonId | null, readers: Readers, words: Words) => {
  const { t, language } = words
  const [first] = weeks
  if (!first) return []
  const current = mondayOf(first.today)
  const week = (monday: string, pupil: PersonId | null, text: string): Button => ({
    text,
    data: marksCodec.data('week', { monday, pupil }),
  })
  const range = (monday: string) => dayRange(monday, addDays(monday, 6), language, first.today)
  const before = addDays(first.monday, -7)
  const after = addDays(first.monday, 7)
  const termDay = first.monday < current ? addDays(first.monday, 6) : first.today
  const whole = t('marks:whole_term', { context: first.term?.kind ?? 'year' })
  const children = readers.all.length > 1 && readers.all.filter(({ pupilId }) => pupilId !== chosen)
  return [
    ...inRows(
      [
        week(before, chosen, `◀ ${range(before)}`),
        first.monday < current && week(after, chosen, `${range(after)} ▶`),
      ],
      2,
    ),
    ...inRows(
      [
        { text: whole, data: marksCodec.data('term', { day: termDay, pupil: chosen, page: 0 }) },
        { text: t('marks:earlier'), data: marksCodec.data('years', { pupil: chosen }) },
      ],
      2,
    ),
    ...inRows(
      weeks.some(({ withoutMarks }) => withoutMarks)
        ? [
            { text: t('marks:topics'), data: opens('timetable', 'topics') },
            { text: t('marks:attendance'), data: opens('attendance') },
          ]
        : [],
      2,
    ),
    ...inRows(
      [
        ...(children || []).map(({ pupilId }) =>
          week(first.monday, pupilId, readers.names.get(pupilId)?.button ?? t('family:child')),
        ),
        chosen !== null && readers.all.length > 1 && week(first.monday, null, t('family:all_children')),
      ],
      3,
    ),
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
    return [heading ? bold(heading) : null, ...weekRows(week, words)]
  })
  return {
    text: lines(bold(title), ...blocks),
    buttons: buttonsOf(weeks, chosen, readers, words),
    protect: readers.protect,
  }
}
