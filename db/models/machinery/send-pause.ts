import type { Sequelize } from 'sequelize'
import { bigint, instant, text } from '../column'
import { defineTable } from '../define-table'

/** Until when nothing is sent in a scope because the messenger asked for a pause. */
export const defineSendPause = (sequelize: Sequelize) =>
  defineTable(sequelize, 'SendPause', 'send_pauses', {
    botId: bigint().key(),
    scope: text().key(),
    untilAt: instant(),
  })
