import type { Sequelize } from 'sequelize'
import { bigint, smallint } from '../column'
import { defineTable } from '../define-table'

/** A file attached to homework. */
export const defineHomeworkFile = (sequelize: Sequelize) =>
  defineTable(sequelize, 'HomeworkFile', 'homework_files', {
    schoolId: bigint(),
    homeworkId: bigint().key(),
    fileId: bigint().key(),
    position: smallint().byDefault(),
  })
