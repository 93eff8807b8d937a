import type { Sequelize } from 'sequelize'
import { bigint, choice, dateOnly, id, smallint, text } from '../column'
import { defineTable } from '../define-table'

/** A day that is not as the week says, for the school, a year of study or one class. */
export const defineCalendarDay = (sequelize: Sequelize) =>
  defineTable(sequelize, 'CalendarDay', 'calendar_days', {
    id: id(),
    schoolId: bigint(),
    day: dateOnly(),
    grade: smallint().orNull(),
    classId: bigint().orNull(),
    kind: choice('holiday', 'moved', 'remote', 'free_attendance', 'quarantine', 'shortened'),
    asWeekday: smallint().orNull(),
    asParity: choice('odd', 'even').orNull(),
    bellScheduleId: bigint().orNull(),
    note: text().orNull(),
  })
