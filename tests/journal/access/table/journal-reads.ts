import { attendanceSpan } from '../../../../journal/attendance/attendance-span'
import { homeworkFiles } from '../../../../journal/homework/homework-files'
import { homeworkForDay } from '../../../../journal/homework/homework-for-day'
import { homeworkForSubject } from '../../../../journal/homework/homework-for-subject'
import { homeworkForWeek } from '../../../../journal/homework/homework-for-week'
import { lessonsToday } from '../../../../journal/lessons/lessons-today'
import { marksYears } from '../../../../journal/marks/marks-years'
import { subjectMarks } from '../../../../journal/marks/subject-marks'
import { termMarks } from '../../../../journal/marks/term-marks'
import { weekMarks } from '../../../../journal/marks/week-marks'
import { yearMarks } from '../../../../journal/marks/year-marks'
import type { Operation } from '../../../../journal/operation'
import { timetableForDay } from '../../../../journal/timetable/timetable-for-day'
import { timetableForWeek } from '../../../../journal/timetable/timetable-for-week'
import { createView } from '../../../../journal/views/create-view'
import { redeemView } from '../../../../journal/views/open-view'
import { may, type AccessCase } from './case'
import { personas, staff, type Allowed } from './personas'

// S0 3.6.6–3.6.7; S2-И 3.6; S4 3.1: pupils themselves, guardians their own child, after consent (A4) and while they may (A6).
// Staff read the journal of a class by questions of their own.
const ofAnna: Allowed = ['guardian', 'anna']
const withPupils: Allowed = [
  'guardian',
  'guardianOfOtherClass',
  'guardianElsewhere',
  'classTeacherAndParentElsewhere',
  'anna',
  'classmate',
]

/** A family's question: about Anna by name, and about whoever is the asker's own. */
const family = <Input extends { readonly pupilId?: string | undefined }>(
  operation: Operation<Input, unknown>,
  more: Omit<Input, 'pupilId'>,
): readonly AccessCase[] => [
  may(operation)('Anna', {
    input: (world) => ({ ...more, pupilId: world.anna.id }) as unknown as Input,
    passes: ofAnna,
  }),
  may(operation)('all of their own', { input: () => more as Input, passes: withPupils }),
]

/** What families read of the journal (F1–F5), and one-time pages of it. */
export const journalCases: readonly AccessCase[] = [
  ...family(weekMarks, {}),
  ...family(termMarks, {}),
  ...family(yearMarks, {}),
  ...family(marksYears, {}),
  ...family(homeworkForDay, {}),
  ...family(homeworkForWeek, {}),
  ...family(homeworkForSubject, { subject: 'алгебра' }),
  ...family(timetableForDay, {}),
  ...family(timetableForWeek, {}),
  ...family(attendanceSpan, {}),
  may(subjectMarks)('Anna', {
    input: (world) => ({ pupilId: world.anna.id, subjectId: world.subjectId }),
    passes: ofAnna,
  }),
  may(homeworkFiles)('Anna', {
    input: (world) => ({ pupilId: world.anna.id, day: world.tomorrow }),
    passes: ofAnna,
  }),
  // T1; S0 3.7.3: staff their own lessons.
  may(lessonsToday)('themself', { input: () => ({}), passes: staff }),

  // Making a page shows nothing; it is read as its account when it is opened.
  may(createView)('their own marks', {
    input: () => ({ view: 'marks.week' }),
    passes: [...withPupils, 'guardianWithoutConsent'],
  }),
  // The token is the access: whoever has the address opens it, once.
  may(redeemView)('a page of Anna’s guardian', {
    input: (world) => ({ token: world.viewToken }),
    passes: personas,
  }),
  may(redeemView)('a page that never was', { input: () => ({ token: 'x'.repeat(32) }), passes: [] }),
]
