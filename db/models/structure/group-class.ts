import type { Sequelize } from 'sequelize'
import { bigint } from '../column'
import { defineTable } from '../define-table'

/** A class from which a group draws its pupils. */
export const defineGroupClass = (sequelize: Sequelize) =>
  defineTable(sequelize, 'GroupClass', 'group_classes', {
    schoolId: bigint(),
    groupId: bigint().key(),
    classId: bigint().key(),
  })
