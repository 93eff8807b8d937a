import type { Sequelize } from 'sequelize'
import { bigint, dateOnly, id } from '../column'
import { defineTable } from '../define-table'

/** A pupil's release from a course. */
export const defineCourseExemption = (sequelize: Sequelize) =>
  defineTable(sequelize, 'CourseExemption', 'course_exemptions', {
    id: id(),
    schoolId: bigint(),
    courseId: bigint(),
    pupilId: bigint(),
    fromOn: dateOnly(),
    untilOn: dateOnly().orNull(),
    orderId: bigint().orNull(),
  })
