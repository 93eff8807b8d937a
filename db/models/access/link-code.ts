import type { Sequelize } from 'sequelize'
import { bigint, bytes, id, instant } from '../column'
import { defineTable } from '../define-table'

/** A one-time code by which an account is linked to a person. */
export const defineLinkCode = (sequelize: Sequelize) =>
  defineTable(sequelize, 'LinkCode', 'link_codes', {
    id: id(),
    schoolId: bigint(),
    personId: bigint(),
    codeHash: bytes(),
    issuedAt: instant(),
    expiresAt: instant(),
    redeemedAt: instant().orNull(),
    redeemedByAccountId: bigint().orNull(),
    revokedAt: instant().orNull(),
  })
