import type { Sequelize } from 'sequelize'
import { bigint, choice, dateOnly, id } from '../column'
import { defineTable } from '../define-table'

/** What a person works as at the school, from day to day. */
export const defineStaffRole = (sequelize: Sequelize) =>
  defineTable(sequelize, 'StaffRole', 'staff_roles', {
    id: id(),
    schoolId: bigint(),
    personId: bigint(),
    role: choice(
      'administrator',
      'technical_administrator',
      'director',
      'deputy_head',
      'secretary',
      'teacher',
    ),
    fromOn: dateOnly(),
    untilOn: dateOnly().orNull(),
  })
