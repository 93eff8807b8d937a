import type { Sequelize } from 'sequelize'
import { bigint, dateOnly, id, text } from '../column'
import { defineTable } from '../define-table'

/** A graded work: the column of the register that marks stand in. */
export const defineWork = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Work', 'works', {
    id: id(),
    schoolId: bigint(),
    courseId: bigint(),
    lessonId: bigint().orNull(),
    workTypeId: bigint().orNull(),
    day: dateOnly(),
    title: text().orNull(),
  })
