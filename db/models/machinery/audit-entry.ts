import type { Sequelize } from 'sequelize'
import { bigint, choice, id, instant, json, text } from '../column'
import { defineTable } from '../define-table'

/** Who did what; ids alone. */
export const defineAuditEntry = (sequelize: Sequelize) =>
  defineTable(sequelize, 'AuditEntry', 'audit_log', {
    id: id(),
    schoolId: bigint().orNull(),
    at: instant(),
    actorKind: choice('account', 'api_key', 'job', 'stranger', 'command'),
    accountId: bigint().orNull(),
    personId: bigint().orNull(),
    apiKeyId: bigint().orNull(),
    operation: text(),
    subjectKind: text(),
    subjectId: bigint().orNull(),
    before: json().orNull(),
    after: json().orNull(),
    origin: text().orNull(),
  })
