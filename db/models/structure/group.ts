import type { Sequelize } from 'sequelize'
import { bigint, id, text } from '../column'
import { defineTable } from '../define-table'

/** A group of pupils from one or several classes. */
export const defineGroup = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Group', 'groups', {
    id: id(),
    schoolId: bigint(),
    academicYearId: bigint(),
    name: text(),
  })
