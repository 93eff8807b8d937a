import type { DayLesson } from '../../../journal/lessons/day-lessons'
import type { LocalDate } from '../../../journal/ids'
import type { MarkValue, ShownMark } from '../../../journal/marks/shown-mark'
import type { Language, Translate } from '../../../locales/translate'

/** What the tables of a page are written with. */
export interface Words {
  readonly t: Translate
  readonly language: Language
}

const locales = { ru: 'ru-RU', en: 'en-GB' } as const

/** «вт, 24 ноября». */
export const dayText = (day: LocalDate, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))

/** «4,67»; a dash when there is none. */
export const averageText = (average: number | null, language: Language): string =>
  average === null
    ? '–'
    : new Intl.NumberFormat(locales[language], {
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      }).format(average)

/** «5», «зачёт»: never a letter of the register. */
export const markText = (mark: MarkValue, { t }: Words): string =>
  mark.kind === 'number' ? String(mark.value) : (mark.text ?? t(`family:mark_words.${mark.word}`))

/** «5 (Контрольная работа)», «4, исправлено с 3», «оценка 2 снята». */
export function markEntry(mark: ShownMark, words: Words): string {
  const value = markText(mark.mark, words)
  if (mark.withdrawn) return words.t('marks:withdrawn', { mark: value })
  const work = mark.work ? ` (${mark.work})` : ''
  const before = mark.previous
    ? `, ${words.t('marks:corrected', { mark: markText(mark.previous, words) })}`
    : ''
  return `${value}${work}${before}`
}

/** What was changed about a lesson. */
export function changeText({ change }: DayLesson, { t, language }: Words): string {
  if (change === null) return ''
  switch (change.kind) {
    case 'substitution':
    case 'merged': {
      const { substitute } = change
      const name = substitute && `${substitute.givenName} ${substitute.patronymic ?? substitute.surname}`
      return name ? t(`timetable:changes.${change.kind}_by`, { name }) : t(`timetable:changes.${change.kind}`)
    }
    case 'instead':
      return t('timetable:changes.instead', { subject: change.of })
    case 'moved_here':
      return t('timetable:changes.moved_here', {
        day: dayText(change.day, language),
        number: change.number,
      })
    case 'moved_away':
      return change.to
        ? t('timetable:changes.moved_to', {
            day: dayText(change.to.day, language),
            number: change.to.number,
          })
        : t('timetable:changes.moved')
    default:
      return t(`timetable:changes.${change.kind}`)
  }
}
