import type { HomeworkLine } from '../../../journal/homework/homework-lines'
import type { DayLesson } from '../../../journal/lessons/day-lessons'
import type { ViewContent } from '../../../journal/views/viewable'
import { averageText, changeText, dayText, markEntry, markText, type Words } from './words'

/** A table of one pupil: names of columns, and rows of as many cells. */
export interface Table {
  readonly pupilId: string
  readonly classLabel: string | null
  /** What the table is about beside the pupil: a day or a term. */
  readonly about: string | null
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const taskText = (line: HomeworkLine, { t }: Words): string =>
  line.state === 'task'
    ? line.tasks.map(({ body }) => body ?? t('homework:in_files')).join('; ')
    : t(`homework:states.${line.state}`)

const withGroup = ({ subject, group }: { readonly subject: string; readonly group: string | null }) =>
  group ? `${subject} (${group})` : subject

const lessonCells = (lesson: DayLesson, words: Words): string[] => [
  String(lesson.number),
  lesson.off ? '' : `${lesson.from}–${lesson.until}`,
  withGroup(lesson),
  lesson.room ?? '',
  changeText(lesson, words),
]

const lessonColumns = ['number', 'time', 'subject', 'room', 'change']

/** The answer behind a page as tables, one a pupil. */
export function tablesOf(content: ViewContent, words: Words): readonly Table[] {
  const { t, language } = words
  switch (content.view) {
    case 'marks.week':
      return content.answer.map((week) => ({
        ...pupil(week),
        about: null,
        columns: ['subject', 'marks', 'average'],
        rows: week.subjects.map(({ subject, marks, absences, average }) => [
          subject,
          [
            ...marks.map((mark) => markEntry(mark, words)),
            ...absences.map(({ presence }) => t(`attendance:presence.${presence}`)),
          ].join(', '),
          averageText(average, language),
        ]),
      }))
    case 'marks.term':
      return content.answer.map((term) => ({
        ...pupil(term),
        about: term.term && t(`family:terms.${term.term.kind}`, { number: term.term.number ?? 1 }),
        columns: ['subject', 'marks', 'average', 'result'],
        rows: term.subjects.map(({ subject, marks, average, result }) => [
          subject,
          marks.map((mark) => markEntry(mark, words)).join(', '),
          averageText(average, language),
          result ? markText(result, words) : '',
        ]),
      }))
    case 'homework.day':
      return content.answer.map((homework) => ({
        ...pupil(homework),
        about: homework.day && dayText(homework.day, language),
        columns: ['subject', 'task'],
        rows: [
          ...homework.lines.map((line) => [withGroup(line), taskText(line, words)]),
          ...homework.later.map((task) => [
            withGroup(task),
            `${t('homework:due', { day: dayText(task.dueOn, language) })}: ${task.body ?? ''}`,
          ]),
        ],
      }))
    case 'homework.week':
      return content.answer.map((week) => ({
        ...pupil(week),
        about: null,
        columns: ['day', 'subject', 'task'],
        rows: week.days.flatMap(({ day, lines }) =>
          lines.map((line) => [dayText(day, language), withGroup(line), taskText(line, words)]),
        ),
      }))
    case 'timetable.day':
      return content.answer.map((day) => ({
        ...pupil(day),
        about: day.day && dayText(day.day, language),
        columns: lessonColumns,
        rows: day.lessons.map((lesson) => lessonCells(lesson, words)),
      }))
    case 'timetable.week':
      return content.answer.map((week) => ({
        ...pupil(week),
        about: null,
        columns: ['day', ...lessonColumns],
        rows: week.days.flatMap(({ day, lessons }) =>
          lessons.map((lesson) => [dayText(day, language), ...lessonCells(lesson, words)]),
        ),
      }))
    case 'attendance.span':
      return content.answer.map((span) => ({
        ...pupil(span),
        about: null,
        columns: ['day', 'number', 'subject', 'what', 'reason'],
        rows: span.absences.map(({ day, number, subject, presence, reason }) => [
          dayText(day, language),
          String(number),
          subject,
          t(`attendance:presence.${presence}`),
          presence === 'absent' ? t(`attendance:reasons.${reason}`) : '',
        ]),
      }))
  }
}

const pupil = ({
  pupilId,
  classLabel,
}: {
  readonly pupilId: string
  readonly classLabel: string | null
}) => ({
  pupilId,
  classLabel,
})
