import type { Sequelize } from 'sequelize'
import { bigint, choice, dateOnly, id, instant, smallint } from '../column'
import { defineTable } from '../define-table'

/** How one pupil attended one lesson. */
export const defineAttendance = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Attendance', 'attendance', {
    id: id(),
    schoolId: bigint(),
    lessonId: bigint(),
    pupilId: bigint(),
    day: dateOnly(),
    presence: choice('present', 'absent', 'late', 'left_early', 'remote'),
    reason: choice('unknown', 'unexcused', 'ill', 'excused').byDefault(),
    minutes: smallint().orNull(),
    enteredById: bigint().orNull(),
    enteredAt: instant(),
    publishedAt: instant(),
    changedAt: instant().orNull(),
  })
