import type { Sequelize } from 'sequelize'
import { bigint, choice, dateOnly, id, smallint } from '../column'
import { defineTable } from '../define-table'

/** A course's weekly place in the timetable, from day to day. */
export const defineTimetableEntry = (sequelize: Sequelize) =>
  defineTable(sequelize, 'TimetableEntry', 'timetable_entries', {
    id: id(),
    schoolId: bigint(),
    courseId: bigint(),
    weekday: smallint(),
    number: smallint(),
    parity: choice('every', 'odd', 'even').byDefault(),
    roomId: bigint().orNull(),
    fromOn: dateOnly(),
    untilOn: dateOnly().orNull(),
  })
