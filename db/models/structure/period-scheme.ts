import type { Sequelize } from 'sequelize'
import { bigint, choice, id } from '../column'
import { defineTable } from '../define-table'

/** A way of dividing the year, as into quarters or trimesters. */
export const definePeriodScheme = (sequelize: Sequelize) =>
  defineTable(sequelize, 'PeriodScheme', 'period_schemes', {
    id: id(),
    schoolId: bigint(),
    academicYearId: bigint(),
    kind: choice('quarter', 'trimester', 'half_year', 'semester', 'module', 'year'),
  })
