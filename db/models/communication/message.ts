import type { Sequelize } from 'sequelize'
import { bigint, id, instant, text } from '../column'
import { defineTable } from '../define-table'

/** One message of a conversation with the school. */
export const defineMessage = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Message', 'messages', {
    id: id(),
    schoolId: bigint(),
    threadId: bigint(),
    byId: bigint(),
    body: text(),
    at: instant(),
    readAt: instant().orNull(),
  })
