import type { Sequelize } from 'sequelize'
import { defineWorkType } from './work-type'
import { defineWork } from './work'
import { defineMark } from './mark'
import { defineMarkVersion } from './mark-version'
import { defineAttendanceCode } from './attendance-code'
import { defineAttendance } from './attendance'
import { defineAttendanceCheck } from './attendance-check'
import { defineAbsencePeriod } from './absence-period'
import { defineHomework } from './homework'
import { defineHomeworkPupil } from './homework-pupil'
import { defineHomeworkVersion } from './homework-version'
import { defineHomeworkDone } from './homework-done'
import { defineResult } from './result'
import { defineRemark } from './remark'
import { defineFile } from './file'
import { defineHomeworkFile } from './homework-file'
import { defineLessonFile } from './lesson-file'

/** The models of journal. */
export const defineJournal = (sequelize: Sequelize) => ({
  WorkType: defineWorkType(sequelize),
  Work: defineWork(sequelize),
  Mark: defineMark(sequelize),
  MarkVersion: defineMarkVersion(sequelize),
  AttendanceCode: defineAttendanceCode(sequelize),
  Attendance: defineAttendance(sequelize),
  AttendanceCheck: defineAttendanceCheck(sequelize),
  AbsencePeriod: defineAbsencePeriod(sequelize),
  Homework: defineHomework(sequelize),
  HomeworkPupil: defineHomeworkPupil(sequelize),
  HomeworkVersion: defineHomeworkVersion(sequelize),
  HomeworkDone: defineHomeworkDone(sequelize),
  Result: defineResult(sequelize),
  Remark: defineRemark(sequelize),
  File: defineFile(sequelize),
  HomeworkFile: defineHomeworkFile(sequelize),
  LessonFile: defineLessonFile(sequelize),
})
