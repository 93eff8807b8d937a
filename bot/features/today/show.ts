import { timeOf } from '../../../journal/clock'
import type { TeacherDay, TeacherLesson } from '../../../journal/lessons/lessons-today'
import type { Turn } from '../../turn'
import { weekdayAndDate } from '../../ui/dates'
import { bold, html, lines, type Html } from '../../ui/html'

type Voice = Pick<Turn, 't' | 'language'>

const lowerFirst = (subject: string): string =>
  /^\p{Lu}\p{Lu}/u.test(subject) ? subject : subject.charAt(0).toLowerCase() + subject.slice(1)

const place = ({ t }: Voice, { classLabel, groupName, subject, room }: TeacherLesson): string =>
  [
    groupName === null ? classLabel : `${classLabel} (${groupName})`,
    lowerFirst(subject),
    room !== null && t('today:room', { room }),
  ]
    .filter(Boolean)
    .join(', ')

const taught = ({ lessons }: TeacherDay): readonly TeacherLesson[] =>
  lessons.filter(({ cancelled, part }) => !cancelled && part !== 'given_away')

/** «Сегодня 5 уроков, первый в 8:30: 7Б, алгебра, каб. 24.» */
export function todayInShort(voice: Voice, day: TeacherDay): string {
  const lessons = taught(day)
  const [first] = lessons
  if (!first) return voice.t('today:none')
  const time = timeOf(first.startsAt, first.zone)
  return voice.t('today:short', { count: lessons.length, time, place: place(voice, first) })
}

const lessonRow = (voice: Voice, lesson: TeacherLesson): Html => {
  const note = lesson.cancelled ? 'cancelled' : lesson.part === 'own' ? null : lesson.part
  const times = `${timeOf(lesson.startsAt, lesson.zone)}–${timeOf(lesson.endsAt, lesson.zone)}`
  return html`${voice.t('today:lesson', { number: lesson.number, times })} · ${place(voice, lesson)}${
    note && ` · ${voice.t(`today:${note}`)}`
  }`
}

/** The teacher's lessons of the day, with substitutions; read only. */
export const todayScreen = (voice: Voice, day: TeacherDay): Html =>
  lines(
    bold(voice.t('today:title', { day: weekdayAndDate(day.today, voice.language) })),
    ...(day.lessons.length > 0
      ? day.lessons.map((lesson) => lessonRow(voice, lesson))
      : [voice.t('today:none')]),
  )
