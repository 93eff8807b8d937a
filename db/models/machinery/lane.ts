import type { Sequelize } from 'sequelize'
import { bigint, instant, json, text } from '../column'
import { defineTable } from '../define-table'

/** The lease under which one person's updates are served in order, and their running conversation. */
export const defineLane = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Lane', 'lanes', {
    botId: bigint().key(),
    externalUserId: text().key(),
    updateId: bigint().orNull(),
    leasedUntil: instant().orNull(),
    conversation: json().orNull(),
    conversationAt: instant().orNull(),
    topic: text().orNull(),
  })
