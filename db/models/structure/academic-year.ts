import type { Sequelize } from 'sequelize'
import { bigint, dateOnly, id, text } from '../column'
import { defineTable } from '../define-table'

/** A school's academic year; its end is the first day after it. */
export const defineAcademicYear = (sequelize: Sequelize) =>
  defineTable(sequelize, 'AcademicYear', 'academic_years', {
    id: id(),
    schoolId: bigint(),
    name: text(),
    fromOn: dateOnly(),
    untilOn: dateOnly(),
  })
