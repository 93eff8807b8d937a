import type { Sequelize } from 'sequelize'
import { bigint, id, instant, json, text } from '../column'
import { defineTable } from '../define-table'

/** A school's saved way of reading its own tables. */
export const defineImportMapping = (sequelize: Sequelize) =>
  defineTable(sequelize, 'ImportMapping', 'import_mappings', {
    id: id(),
    schoolId: bigint(),
    name: text(),
    mapping: json(),
    savedAt: instant(),
  })
