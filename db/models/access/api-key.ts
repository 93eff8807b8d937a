import type { Sequelize } from 'sequelize'
import { bigint, bytes, dateOnly, id, instant, text, texts } from '../column'
import { defineTable } from '../define-table'

/** A key to the HTTP API; kept as a hash. */
export const defineApiKey = (sequelize: Sequelize) =>
  defineTable(sequelize, 'ApiKey', 'api_keys', {
    id: id(),
    schoolId: bigint().orNull(),
    name: text(),
    keyHash: bytes(),
    scopes: texts(),
    createdAt: instant().byDefault(),
    expiresAt: instant().orNull(),
    revokedAt: instant().orNull(),
    lastUsedOn: dateOnly().orNull(),
  })
