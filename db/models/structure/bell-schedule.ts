import type { Sequelize } from 'sequelize'
import { bigint, id, smallint, text } from '../column'
import { defineTable } from '../define-table'

/** A named list of lesson times. */
export const defineBellSchedule = (sequelize: Sequelize) =>
  defineTable(sequelize, 'BellSchedule', 'bell_schedules', {
    id: id(),
    schoolId: bigint(),
    name: text(),
    shift: smallint().byDefault(),
  })
