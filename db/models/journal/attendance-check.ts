import type { Sequelize } from 'sequelize'
import { bigint, instant } from '../column'
import { defineTable } from '../define-table'

/** That attendance was taken at a lesson, even if all were there. */
export const defineAttendanceCheck = (sequelize: Sequelize) =>
  defineTable(sequelize, 'AttendanceCheck', 'attendance_checks', {
    lessonId: bigint().key(),
    schoolId: bigint(),
    byId: bigint().orNull(),
    at: instant(),
  })
