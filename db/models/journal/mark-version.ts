import type { Sequelize } from 'sequelize'
import { bigint, choice, id, instant, integer, smallint, text } from '../column'
import { defineTable } from '../define-table'

/** One state that a mark had. */
export const defineMarkVersion = (sequelize: Sequelize) =>
  defineTable(sequelize, 'MarkVersion', 'mark_versions', {
    id: id(),
    schoolId: bigint(),
    markId: bigint(),
    version: integer(),
    action: choice('put', 'correct', 'withdraw', 'restore'),
    value: smallint().orNull(),
    code: text().orNull(),
    comment: text().orNull(),
    reason: text().orNull(),
    byId: bigint().orNull(),
    at: instant(),
    origin: text().orNull(),
  })
