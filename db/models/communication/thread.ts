import type { Sequelize } from 'sequelize'
import { bigint, choice, id, instant } from '../column'
import { defineTable } from '../define-table'

/** A conversation with the school. */
export const defineThread = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Thread', 'threads', {
    id: id(),
    schoolId: bigint(),
    pupilId: bigint().orNull(),
    openedById: bigint(),
    addressedTo: choice('class_teacher', 'teacher', 'administration'),
    staffId: bigint().orNull(),
    openedAt: instant(),
    closedAt: instant().orNull(),
  })
