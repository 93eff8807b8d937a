import type { Sequelize } from 'sequelize'
import { bigint, bytes, id, instant, json, text } from '../column'
import { defineTable } from '../define-table'

/** A one-time right to see one answer on a page. */
export const defineViewToken = (sequelize: Sequelize) =>
  defineTable(sequelize, 'ViewToken', 'view_tokens', {
    id: id(),
    tokenHash: bytes(),
    accountId: bigint(),
    operation: text(),
    input: json(),
    createdAt: instant(),
    expiresAt: instant(),
    usedAt: instant().orNull(),
  })
