import type { Sequelize } from 'sequelize'
import { bigint, flag, id, instant, text, texts } from '../column'
import { defineTable } from '../define-table'

/** A question with fixed answers. */
export const definePoll = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Poll', 'polls', {
    id: id(),
    schoolId: bigint(),
    classId: bigint().orNull(),
    question: text(),
    options: texts(),
    anonymous: flag().byDefault(),
    createdById: bigint().orNull(),
    createdAt: instant(),
    closesAt: instant().orNull(),
  })
