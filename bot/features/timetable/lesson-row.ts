import type { DayLesson, LessonChange } from '../../../journal/lessons/day-lessons'
import type { Language, Translate } from '../../../locales/translate'
import { weekdayAndDate } from '../../ui/dates'
import { subjectInside } from '../../ui/family/mark-text'
import { html, type Html } from '../../ui/html'
import { nameAndPatronymic } from '../../ui/names'

export interface Words {
  readonly t: Translate
  readonly language: Language
}

/** «замена: Мария Ивановна», «отменён», «вместо: физика»; a teacher's name only where names may stand. */
export function changeText(change: LessonChange, named: boolean, { t, language }: Words): string {
  switch (change.kind) {
    case 'substitution':
    case 'merged': {
      const name = named && change.substitute ? nameAndPatronymic(change.substitute) : null
      return name ? t(`timetable:changes.${change.kind}_by`, { name }) : t(`timetable:changes.${change.kind}`)
    }
    case 'instead':
      return t('timetable:changes.instead', { subject: subjectInside(change.of) })
    case 'moved_here':
      return t('timetable:changes.moved_here', {
        day: weekdayAndDate(change.day, language),
        number: change.number,
      })
    case 'moved_away':
      return change.to
        ? t('timetable:changes.moved_to', {
            day: weekdayAndDate(change.to.day, language),
            number: change.to.number,
          })
        : t('timetable:changes.moved')
    default:
      return t(`timetable:changes.${change.kind}`)
  }
}

const roomText = (room: string, t: Translate): string =>
  /^\d/.test(room) ? t('timetable:room', { room }) : room

/** «2. 9:25–10:05 Алгебра · каб. 24 · замена: Мария Ивановна». */
export function lessonRow(lesson: DayLesson, named: boolean, words: Words): Html {
  const { t } = words
  const subject = lesson.group ? `${lesson.subject} (${lesson.group})` : lesson.subject
  const details = [
    lesson.room !== null && !lesson.off && roomText(lesson.room, t),
    lesson.kind !== 'lesson' && t(`timetable:kinds.${lesson.kind}`),
    lesson.exempt && t('timetable:exempt'),
    lesson.change && changeText(lesson.change, named, words),
  ].filter(Boolean)
  const times = lesson.off ? '' : `${lesson.from}–${lesson.until} `
  return html`${lesson.number}. ${times}${[subject, ...details].join(' · ')}`
}

/** «алгебра», «химия (отменён)»: a lesson in the row of a week's day. */
export const lessonInWeek = (lesson: DayLesson, named: boolean, words: Words): string => {
  const subject = subjectInside(lesson.subject)
  return lesson.change ? `${subject} (${changeText(lesson.change, named, words)})` : subject
}
