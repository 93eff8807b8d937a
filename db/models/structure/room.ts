import type { Sequelize } from 'sequelize'
import { bigint, id, smallint, text } from '../column'
import { defineTable } from '../define-table'

/** A room where lessons are held. */
export const defineRoom = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Room', 'rooms', {
    id: id(),
    schoolId: bigint(),
    name: text(),
    capacity: smallint().orNull(),
  })
