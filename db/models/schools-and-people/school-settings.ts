import type { Sequelize } from 'sequelize'
import { bigint, dateOnly, id, instant, json } from '../column'
import { defineTable } from '../define-table'

/** The school's settings from a day on: every value that differs from the documented defaults. */
export const defineSchoolSettings = (sequelize: Sequelize) =>
  defineTable(sequelize, 'SchoolSettings', 'school_settings', {
    id: id(),
    schoolId: bigint(),
    validFrom: dateOnly(),
    settings: json<Record<string, unknown>>(),
    createdAt: instant().byDefault(),
  })
