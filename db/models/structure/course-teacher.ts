import type { Sequelize } from 'sequelize'
import { bigint, choice, dateOnly, id } from '../column'
import { defineTable } from '../define-table'

/** Who teaches a course, from day to day. */
export const defineCourseTeacher = (sequelize: Sequelize) =>
  defineTable(sequelize, 'CourseTeacher', 'course_teachers', {
    id: id(),
    schoolId: bigint(),
    courseId: bigint(),
    personId: bigint(),
    role: choice('main', 'co_teacher', 'long_substitute').byDefault(),
    fromOn: dateOnly(),
    untilOn: dateOnly().orNull(),
  })
