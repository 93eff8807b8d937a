import type { Sequelize } from 'sequelize'
import { bigint, instant, smallint } from '../column'
import { defineTable } from '../define-table'

/** One person's answer to a poll. */
export const defineVote = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Vote', 'votes', {
    pollId: bigint().key(),
    schoolId: bigint(),
    personId: bigint().key(),
    option: smallint(),
    votedAt: instant(),
  })
