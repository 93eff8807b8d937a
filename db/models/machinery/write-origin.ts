import type { Sequelize } from 'sequelize'
import { bytes, instant, json, text } from '../column'
import { defineTable } from '../define-table'

/** What a write answered, for when it arrives again. */
export const defineWriteOrigin = (sequelize: Sequelize) =>
  defineTable(sequelize, 'WriteOrigin', 'write_origins', {
    origin: text().key(),
    operation: text(),
    result: json().orNull(),
    inputHash: bytes().orNull(),
    at: instant().byDefault(),
  })
