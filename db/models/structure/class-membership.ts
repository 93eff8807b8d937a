import type { Sequelize } from 'sequelize'
import { bigint, dateOnly, flag, id, smallint } from '../column'
import { defineTable } from '../define-table'

/** A pupil's time in a class. */
export const defineClassMembership = (sequelize: Sequelize) =>
  defineTable(sequelize, 'ClassMembership', 'class_memberships', {
    id: id(),
    schoolId: bigint(),
    classId: bigint(),
    pupilId: bigint(),
    fromOn: dateOnly(),
    untilOn: dateOnly().orNull(),
    registerNumber: smallint().orNull(),
    homeSchooled: flag().byDefault(),
    joiningOrderId: bigint().orNull(),
    leavingOrderId: bigint().orNull(),
  })
