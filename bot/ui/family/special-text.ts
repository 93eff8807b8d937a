import type { SpecialDays } from '../../../journal/calendar/special-days'
import type { LocalDate } from '../../../journal/ids'
import type { Language, Translate } from '../../../locales/translate'
import { dayAndMonth, dayRange, weekdayAndDate } from '../dates'

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** What the calendar says of a day in a sentence: «До 8 ноября уроков нет: осенние каникулы.» */
export function specialText(
  { kind, from, until, asWeekday, note }: SpecialDays,
  day: LocalDate,
  { t, language }: { readonly t: Translate; readonly language: Language },
): string {
  const why = note ? `${note.charAt(0).toLowerCase()}${note.slice(1)}` : t('family:special.holiday_note')
  if (kind === 'holiday' && until === day) {
    return capitalised(t('family:special.holiday_day', { day: weekdayAndDate(day, language), note: why }))
  }
  const text = t(`family:special.${kind}`, {
    day: weekdayAndDate(day, language),
    until: dayAndMonth(until, language),
    range: dayRange(from, until, language),
    weekday: asWeekday === null ? '' : t(`family:weekday_of.${asWeekday}`),
    note: why,
  })
  return capitalised(text)
}

/** «Вс, 22 ноября уроков нет.» */
export const noLessonsText = (
  day: LocalDate,
  { t, language }: { readonly t: Translate; readonly language: Language },
): string => capitalised(t('family:no_lessons_on', { day: weekdayAndDate(day, language) }))
