import type { Sequelize } from 'sequelize'
import { choice, flag, id, instant, integer, text } from '../column'
import { defineTable } from '../define-table'

/** A school or a college. */
export const defineSchool = (sequelize: Sequelize) =>
  defineTable(sequelize, 'School', 'schools', {
    id: id(),
    kind: choice('school', 'college').byDefault(),
    name: text(),
    shortName: text(),
    address: text().orNull(),
    phone: text().orNull(),
    dataOfficer: text().orNull(),
    timeZone: text(),
    demo: flag().byDefault(),
    lastConsentNumber: integer().byDefault(),
    createdAt: instant().byDefault(),
    closedAt: instant().orNull(),
  })
