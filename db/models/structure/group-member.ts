import type { Sequelize } from 'sequelize'
import { bigint, dateOnly, id } from '../column'
import { defineTable } from '../define-table'

/** A pupil's time in a group. */
export const defineGroupMember = (sequelize: Sequelize) =>
  defineTable(sequelize, 'GroupMember', 'group_members', {
    id: id(),
    schoolId: bigint(),
    groupId: bigint(),
    pupilId: bigint(),
    fromOn: dateOnly(),
    untilOn: dateOnly().orNull(),
  })
