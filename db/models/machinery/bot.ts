import type { Sequelize } from 'sequelize'
import { id, instant, text } from '../column'
import { defineTable } from '../define-table'

/** A bot that this database has served. */
export const defineBot = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Bot', 'bots', {
    id: id(),
    externalId: text(),
    username: text().orNull(),
    firstSeenAt: instant().byDefault(),
  })
