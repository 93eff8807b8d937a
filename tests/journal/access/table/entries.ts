import type { Database } from '../../../../db/connection'
import { addDays } from '../../../../journal/clock'
import { buildCourse, buildLesson, testDay, type School } from '../../../support/factories'
import { buildAttendance, buildHomework, buildMark } from '../../../support/journal-factories'
import type { Classes, Pupils } from './classes'
import type { Staff } from './staff'

/** What stands in the journal about Anna. */
export interface Entries {
  readonly subjectId: string
  readonly lessonId: string
  readonly courseId: string
  readonly homeworkId: string
  readonly markId: string
  readonly tomorrow: string
}

export async function buildLessonsAndMarks(
  db: Database,
  home: School,
  { classes, pupils, staff }: { classes: Classes; pupils: Pupils; staff: Staff },
): Promise<Entries> {
  const tomorrow = addDays(testDay, 1)
  const course = await buildCourse(db, home, { class: classes.class7B, teacher: staff.subjectTeacher })
  const lesson = await buildLesson(db, home, course)
  await buildLesson(db, home, course, { day: tomorrow })
  await buildCourse(db, home, { class: classes.otherClass, teacher: staff.otherTeacher })
  const mark = await buildMark(db, home, course, pupils.anna, { lessonId: lesson.id })
  await buildAttendance(db, home, lesson, pupils.anna, { presence: 'late', minutes: 5 })
  const sheet = { name: 'sheet.png', mediaType: 'image/png', bytes: Buffer.from('sheet') }
  const homework = await buildHomework(db, home, course, { dueOn: tomorrow, files: [sheet] })
  return {
    subjectId: course.subjectId,
    lessonId: lesson.id,
    courseId: course.id,
    homeworkId: homework.id,
    markId: mark.id,
    tomorrow,
  }
}
