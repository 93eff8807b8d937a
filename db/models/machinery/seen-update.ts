import type { Sequelize } from 'sequelize'
import { bigint, instant, text } from '../column'
import { defineTable } from '../define-table'

/** An update that was received, so that its repeat is known. */
export const defineSeenUpdate = (sequelize: Sequelize) =>
  defineTable(sequelize, 'SeenUpdate', 'seen_updates', {
    botId: bigint().key(),
    updateId: bigint().key(),
    externalUserId: text(),
    receivedAt: instant().byDefault(),
    waitingUntil: instant().orNull(),
    doneAt: instant().orNull(),
  })
