import type { Sequelize } from 'sequelize'
import { bigint, id, numeric, smallint, text } from '../column'
import { defineTable } from '../define-table'

/** A kind of graded work with its usual weight. */
export const defineWorkType = (sequelize: Sequelize) =>
  defineTable(sequelize, 'WorkType', 'work_types', {
    id: id(),
    schoolId: bigint(),
    name: text(),
    shortName: text().orNull(),
    weight: numeric(4, 2).byDefault(),
    position: smallint().byDefault(),
  })
