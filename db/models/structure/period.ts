import type { Sequelize } from 'sequelize'
import { bigint, dateOnly, id, smallint } from '../column'
import { defineTable } from '../define-table'

/** One quarter, trimester or other part of the year. */
export const definePeriod = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Period', 'periods', {
    id: id(),
    schoolId: bigint(),
    schemeId: bigint(),
    number: smallint(),
    fromOn: dateOnly(),
    untilOn: dateOnly(),
    closesOn: dateOnly().orNull(),
  })
