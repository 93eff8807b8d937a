import type { Sequelize } from 'sequelize'
import { bytes, instant, integer } from '../column'
import { defineTable } from '../define-table'

/** Failed tries at link codes, by a keyed hash of who tried. */
export const defineLinkAttempt = (sequelize: Sequelize) =>
  defineTable(sequelize, 'LinkAttempt', 'link_attempts', {
    userHash: bytes().key(),
    failures: integer(),
    lastFailedAt: instant(),
    nextAllowedAt: instant(),
  })
