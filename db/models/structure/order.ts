import type { Sequelize } from 'sequelize'
import { bigint, choice, dateOnly, id, text } from '../column'
import { defineTable } from '../define-table'

/** An order of the school that entries refer to. */
export const defineOrder = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Order', 'orders', {
    id: id(),
    schoolId: bigint(),
    kind: choice('enrolment', 'transfer', 'promotion', 'leaving', 'substitution', 'exemption', 'other'),
    number: text(),
    datedOn: dateOnly(),
    title: text().orNull(),
  })
