import { attendanceSpan, type PupilAttendance } from '../attendance/attendance-span'
import { homeworkForDay, type PupilHomework } from '../homework/homework-for-day'
import { homeworkForWeek, type PupilHomeworkWeek } from '../homework/homework-for-week'
import { termMarks, type PupilTerm } from '../marks/term-marks'
import { weekMarks, type PupilWeek } from '../marks/week-marks'
import type { Caller, Journal } from '../operation'
import { timetableForDay, type PupilTimetable } from '../timetable/timetable-for-day'
import { timetableForWeek, type PupilTimetableWeek } from '../timetable/timetable-for-week'

/** The names of the reads that a one-time page can show. */
export const viewNames = [
  'marks.week',
  'marks.term',
  'homework.day',
  'homework.week',
  'timetable.day',
  'timetable.week',
  'attendance.span',
] as const
export type ViewName = (typeof viewNames)[number]

/** What such a page shows: the answer of one read. */
export type ViewContent =
  | { readonly view: 'marks.week'; readonly answer: readonly PupilWeek[] }
  | { readonly view: 'marks.term'; readonly answer: readonly PupilTerm[] }
  | { readonly view: 'homework.day'; readonly answer: readonly PupilHomework[] }
  | { readonly view: 'homework.week'; readonly answer: readonly PupilHomeworkWeek[] }
  | { readonly view: 'timetable.day'; readonly answer: readonly PupilTimetable[] }
  | { readonly view: 'timetable.week'; readonly answer: readonly PupilTimetableWeek[] }
  | { readonly view: 'attendance.span'; readonly answer: readonly PupilAttendance[] }

/** Runs the read behind a view as its actor, who is checked again; the stored input is parsed again too. */
export async function runView(
  journal: Journal,
  caller: Caller,
  view: ViewName,
  input: Readonly<Record<string, unknown>>,
): Promise<ViewContent> {
  switch (view) {
    case 'marks.week':
      return { view, answer: await weekMarks(journal, caller, input) }
    case 'marks.term':
      return { view, answer: await termMarks(journal, caller, input) }
    case 'homework.day':
      return { view, answer: await homeworkForDay(journal, caller, input) }
    case 'homework.week':
      return { view, answer: await homeworkForWeek(journal, caller, input) }
    case 'timetable.day':
      return { view, answer: await timetableForDay(journal, caller, input) }
    case 'timetable.week':
      return { view, answer: await timetableForWeek(journal, caller, input) }
    case 'attendance.span':
      return { view, answer: await attendanceSpan(journal, caller, input) }
  }
}
