import {
  attendanceUnits,
  type AttendanceUnit,
  type PupilAttendance,
  type ShownAbsence,
} from '../../../journal/attendance/attendance-span'
import { addDays } from '../../../journal/clock'
import type { LocalDate, PersonId } from '../../../journal/ids'
import type { Language, Translate } from '../../../locales/translate'
import { dayRange, weekdayAndDate } from '../../ui/dates'
import { childButtons } from '../../ui/family/child-buttons'
import { headingOf } from '../../ui/family/headings'
import { subjectInside } from '../../ui/family/mark-text'
import { pageButtons } from '../../ui/family/page-buttons'
import { rowWords, type Readers } from '../../ui/family/readers'
import { inRows } from '../../ui/family/rows'
import { bold, html, type Html } from '../../ui/html'
import { paginate } from '../../ui/pages'
import type { Screen } from '../../ui/screen'
import { attendanceCodec } from './codec'

export interface Words {
  readonly t: Translate
  readonly language: Language
}

interface Choice {
  readonly unit: AttendanceUnit
  readonly chosen: PersonId | null
  readonly page: number
  readonly readers: Readers
}

const reasons = ['known', 'ill', 'excused', 'unexcused', 'unknown'] as const

/** «Пропуски: 3 урока (причина известна — 2, причина не указана — 1)», «Опозданий: 1, всего 7 минут», or that there are none. */
export function summaryRows({ counts }: PupilAttendance, t: Translate): Html[] {
  const { missed, missedTotal, late, lateMinutes, leftEarly } = counts
  if (missedTotal + late + leftEarly === 0) return [html`${t('attendance:none')}`]
  const named = reasons.filter((reason) => missed[reason] > 0)
  const [only] = named
  const why =
    named.length === 1 && only
      ? t(`attendance:reasons.${only}`)
      : named.map((reason) => `${t(`attendance:reasons.${reason}`)} — ${missed[reason]}`).join(', ')
  const minutes = lateMinutes > 0 ? `, ${t('attendance:minutes', { count: lateMinutes })}` : ''
  return [
    missedTotal > 0
      ? html`${t('attendance:missed', { lessons: t('attendance:lessons', { count: missedTotal }) })} (${why})`
      : html`${t('attendance:none_missed')}`,
    ...(late > 0 ? [html`${t('attendance:late_total', { number: late })}${minutes}`] : []),
    ...(leftEarly > 0 ? [html`${t('attendance:left_early_total', { number: leftEarly })}`] : []),
  ]
}

const entryText = ({ number, subject, presence, reason, minutes }: ShownAbsence, t: Translate): string => {
  const lesson = t('attendance:lesson', { number, subject: subjectInside(subject) })
  const length = minutes === null ? '' : ` ${t('attendance:for_minutes', { count: minutes })}`
  const what = `${t(`attendance:presence.${presence}`)}${length}`
  const why = presence === 'absent' ? `, ${t(`attendance:reasons.${reason}`)}` : ''
  return `${lesson} — ${what}${why}`
}

const dateRows = ({ absences, today }: PupilAttendance, { t, language }: Words): Html[] => {
  const days = [...new Set(absences.map(({ day }) => day))].reverse()
  return days.map((day) => {
    const entries = absences.filter((a) => a.day === day).map((a) => entryText(a, t))
    return html`${weekdayAndDate(day, language, today)}: ${entries.join('; ')}`
  })
}

const buttonsOf = (first: PupilAttendance, { unit, chosen, readers }: Choice, { t }: Words) => {
  const data = (toUnit: AttendanceUnit, day: LocalDate, pupil = chosen) =>
    attendanceCodec.data('span', { unit: toUnit, day, pupil, page: 0 })
  const name = (to: AttendanceUnit) =>
    t(`attendance:units.${to}`, { context: to === 'term' ? (first.term?.kind ?? 'year') : undefined })
  return [
    ...inRows(
      [
        { text: t(`attendance:before.${unit}`), data: data(unit, addDays(first.from, -1)) },
        first.until <= first.today && {
          text: t(`attendance:after.${unit}`),
          data: data(unit, first.until),
        },
      ],
      2,
    ),
    ...inRows(
      attendanceUnits
        .filter((other) => other !== unit)
        .map((other) => ({ text: name(other), data: data(other, first.today) })),
      2,
    ),
    ...childButtons(readers, chosen, (pupil) => data(unit, first.from, pupil), t),
    ...inRows([readers.page], 1),
  ]
}

/** Absences of a week, month or term: counts by reason, then the dates, newest first. */
export function showAttendance(rows: readonly PupilAttendance[], choice: Choice, words: Words): Screen {
  const { unit, chosen, page, readers } = choice
  const { t, language } = words
  const [first] = rows
  const rangeOf = ({ from, until, today }: PupilAttendance) =>
    dayRange(from, addDays(until, -1), language, today)
  const together = rows.every((row) => rangeOf(row) === (first && rangeOf(first)))
  const blocks = rows.map((row) => {
    const name = headingOf(readers.names.get(row.pupilId), row.classLabel)
    const heading = [name, together ? null : rangeOf(row)].filter(Boolean).join(' · ')
    const own = rowWords(readers, row.pupilId, words)
    return {
      heading: heading ? bold(heading) : null,
      rows: [...summaryRows(row, own.t), ...dateRows(row, own)],
    }
  })
  if (readers.silence) blocks.push({ heading: null, rows: [html`${readers.silence}`] })
  const title = [t('attendance:title'), together && first ? rangeOf(first) : null].filter(Boolean).join(' · ')
  const shown = paginate(bold(title), blocks, page)
  if (!first) return { text: shown.text }
  const turnTo = (to: number) =>
    attendanceCodec.data('span', { unit, day: first.from, pupil: chosen, page: to })
  return {
    text: shown.text,
    protect: readers.protect,
    buttons: [...pageButtons(shown, turnTo), ...buttonsOf(first, choice, words)],
  }
}
