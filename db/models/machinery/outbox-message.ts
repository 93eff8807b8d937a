import type { Sequelize } from 'sequelize'
import { bigint, choice, flag, id, instant, json, smallint, text } from '../column'
import { defineTable } from '../define-table'

/** A message to be sent: whom, by what template, about which ids. */
export const defineOutboxMessage = (sequelize: Sequelize) =>
  defineTable(sequelize, 'OutboxMessage', 'outbox', {
    id: id(),
    schoolId: bigint(),
    accountLinkId: bigint(),
    template: text(),
    params: json().byDefault(),
    dedupeKey: text(),
    mergeKey: text().orNull(),
    importance: choice('important', 'normal', 'bulk').byDefault(),
    state: choice('held', 'ready', 'sending', 'sent', 'failed', 'dead', 'cancelled').byDefault(),
    notBefore: instant(),
    expiresAt: instant().orNull(),
    attempts: smallint().byDefault(),
    holder: text().orNull(),
    leasedUntil: instant().orNull(),
    possiblyDoubled: flag().byDefault(),
    lastError: text().orNull(),
    createdAt: instant().byDefault(),
    settledAt: instant().orNull(),
  })
