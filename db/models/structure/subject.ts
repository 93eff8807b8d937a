import type { Sequelize } from 'sequelize'
import { bigint, id, text } from '../column'
import { defineTable } from '../define-table'

/** A school subject. */
export const defineSubject = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Subject', 'subjects', {
    id: id(),
    schoolId: bigint(),
    name: text(),
    shortName: text().orNull(),
  })
