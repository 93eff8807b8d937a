import type { Sequelize } from 'sequelize'
import { bigint, choice, id, text } from '../column'
import { defineTable } from '../define-table'

/** A letter the school writes for an absence, and what it means. */
export const defineAttendanceCode = (sequelize: Sequelize) =>
  defineTable(sequelize, 'AttendanceCode', 'attendance_codes', {
    id: id(),
    schoolId: bigint(),
    code: text(),
    presence: choice('present', 'absent', 'late', 'left_early', 'remote'),
    reason: choice('unknown', 'unexcused', 'ill', 'excused').byDefault(),
  })
