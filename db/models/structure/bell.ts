import type { Sequelize } from 'sequelize'
import { bigint, smallint, timeOfDay } from '../column'
import { defineTable } from '../define-table'

/** When one lesson of a bell schedule begins and ends. */
export const defineBell = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Bell', 'bells', {
    scheduleId: bigint().key(),
    number: smallint().key(),
    startsAt: timeOfDay(),
    endsAt: timeOfDay(),
  })
