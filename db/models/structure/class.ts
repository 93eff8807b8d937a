import type { Sequelize } from 'sequelize'
import { bigint, id, smallint, text } from '../column'
import { defineTable } from '../define-table'

/** A class of one academic year, or a college's group. */
export const defineClass = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Class', 'classes', {
    id: id(),
    schoolId: bigint(),
    academicYearId: bigint(),
    label: text(),
    grade: smallint().orNull(),
    shift: smallint().byDefault(),
    daysAWeek: smallint().byDefault(),
    periodSchemeId: bigint().orNull(),
    bellScheduleId: bigint().orNull(),
  })
