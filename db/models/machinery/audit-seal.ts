import type { Sequelize } from 'sequelize'
import { bigint, bytes, id, instant } from '../column'
import { defineTable } from '../define-table'

/** The chained hash over a run of audit entries. */
export const defineAuditSeal = (sequelize: Sequelize) =>
  defineTable(sequelize, 'AuditSeal', 'audit_seals', {
    id: id(),
    firstId: bigint(),
    lastId: bigint(),
    previousHash: bytes(),
    hash: bytes(),
    sealedAt: instant(),
  })
