import type { Sequelize } from 'sequelize'
import { choice, id, instant, text } from '../column'
import { defineTable } from '../define-table'

/** Someone's account in a messenger, known by its identifier there alone. */
export const defineAccount = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Account', 'accounts', {
    id: id(),
    channel: choice('telegram').byDefault(),
    externalUserId: text(),
    language: choice('ru', 'en').orNull(),
    privacy: choice('full', 'initials', 'minimal', 'link').orNull(),
    unreachableAt: instant().orNull(),
    createdAt: instant().byDefault(),
  })
