import type { Sequelize } from 'sequelize'
import { bigint, choice, id, instant } from '../column'
import { defineTable } from '../define-table'

/** An account's right to act as a person, from linking to unlinking. */
export const defineAccountLink = (sequelize: Sequelize) =>
  defineTable(sequelize, 'AccountLink', 'account_links', {
    id: id(),
    accountId: bigint(),
    schoolId: bigint(),
    personId: bigint(),
    linkCodeId: bigint().orNull(),
    linkedAt: instant(),
    unlinkedAt: instant().orNull(),
    unlinkReason: choice('self', 'other_account', 'school', 'withdrawn', 'left').orNull(),
  })
