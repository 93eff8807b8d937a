import type { Sequelize } from 'sequelize'
import { bigint, dateOnly, id, instant } from '../column'
import { defineTable } from '../define-table'

/** A weekly digest made for one linked account. */
export const defineDigest = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Digest', 'digests', {
    id: id(),
    schoolId: bigint(),
    accountLinkId: bigint(),
    weekOn: dateOnly(),
    createdAt: instant(),
    signedAt: instant().orNull(),
  })
