import type { Sequelize } from 'sequelize'
import { bigint, dateOnly, id, instant, integer, text } from '../column'
import { defineTable } from '../define-table'

/** One state that homework had. */
export const defineHomeworkVersion = (sequelize: Sequelize) =>
  defineTable(sequelize, 'HomeworkVersion', 'homework_versions', {
    id: id(),
    schoolId: bigint(),
    homeworkId: bigint(),
    version: integer(),
    body: text().orNull(),
    dueOn: dateOnly(),
    byId: bigint().orNull(),
    at: instant(),
    origin: text().orNull(),
  })
