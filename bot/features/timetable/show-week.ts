import { addDays } from '../../../journal/clock'
import type { PersonId } from '../../../journal/ids'
import type { PupilTimetableWeek, TimetableDay } from '../../../journal/timetable/timetable-for-week'
import { dayRange, weekdayAndDate } from '../../ui/dates'
import { childButtons } from '../../ui/family/child-buttons'
import { headingOf } from '../../ui/family/headings'
import { pageButtons } from '../../ui/family/page-buttons'
import { rowWords, type Readers } from '../../ui/family/readers'
import { inRows } from '../../ui/family/rows'
import { specialText } from '../../ui/family/special-text'
import { bold, html, italic, type Html } from '../../ui/html'
import { paginate } from '../../ui/pages'
import type { Screen } from '../../ui/screen'
import { timetableCodec } from './codec'
import { lessonInWeek, type Words } from './lesson-row'

interface Choice {
  readonly chosen: PersonId | null
  readonly page: number
  readonly readers: Readers
  /** Topics of the lessons given instead of the plain timetable. */
  readonly topics: boolean
}

const dayRow = ({ day, lessons, special }: TimetableDay, named: boolean, words: Words): Html => {
  const list = lessons.map((lesson) => `${lesson.number}. ${lessonInWeek(lesson, named, words)}`).join(', ')
  const text = [special && specialText(special, day, words), list].filter(Boolean).join(' ')
  return html`${italic(weekdayAndDate(day, words.language))}: ${text}`
}

const topicRows = ({ day, lessons }: TimetableDay, { language }: Words): Html[] => {
  const given = lessons.filter(({ topic, off }) => topic !== null && !off)
  if (given.length === 0) return []
  return [
    italic(weekdayAndDate(day, language)),
    ...given.map(({ subject, topic }) => html`${subject} — ${topic}`),
  ]
}

/** The timetable of a week, or what its lessons were about. */
export function showWeek(
  weeks: readonly PupilTimetableWeek[],
  { chosen, page, readers, topics }: Choice,
  words: Words,
): Screen {
  const { t, language } = words
  const [first] = weeks
  const monday = first?.monday ?? '2020-01-06'
  const action = topics ? 'topics' : 'week'
  const range = (from: string) => dayRange(from, addDays(from, 6), language, first?.today)
  const blocks = weeks.map((week) => {
    const name = readers.names.get(week.pupilId)
    const heading = headingOf(name, week.classLabel)
    const own = rowWords(readers, week.pupilId, words)
    const rows = week.days.flatMap((day) =>
      topics ? topicRows(day, own) : [dayRow(day, name?.named ?? false, own)],
    )
    const none = own.t(topics ? 'timetable:no_topics' : 'timetable:no_lessons_in_week')
    return { heading: heading ? bold(heading) : null, rows: rows.length > 0 ? rows : [html`${none}`] }
  })
  const title = t(topics ? 'timetable:topics_title' : 'timetable:title')
  const shown = paginate(bold(`${title} · ${range(monday)}`), blocks, page)
  const data = (day: string, pupil: PersonId | null, toPage = 0) =>
    timetableCodec.data(action, { monday: day, pupil, page: toPage })
  const step = (days: number) => addDays(monday, days)
  return {
    text: shown.text,
    protect: readers.protect,
    buttons: [
      ...pageButtons(shown, (to) => data(monday, chosen, to)),
      ...inRows(
        [
          { text: `◀ ${range(step(-7))}`, data: data(step(-7), chosen) },
          { text: `${range(step(7))} ▶`, data: data(step(7), chosen) },
        ],
        2,
      ),
      ...inRows(
        [
          topics
            ? {
                text: t('timetable:week_button'),
                data: timetableCodec.data('week', { monday, pupil: chosen, page: 0 }),
              }
            : {
                text: t('timetable:topics_button'),
                data: timetableCodec.data('topics', { monday, pupil: chosen, page: 0 }),
              },
        ],
        1,
      ),
      ...childButtons(readers, chosen, (pupil) => data(monday, pupil), t),
      ...inRows([readers.page], 1),
    ],
  }
}
