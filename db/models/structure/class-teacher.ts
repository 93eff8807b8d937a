import type { Sequelize } from 'sequelize'
import { bigint, dateOnly, flag, id } from '../column'
import { defineTable } from '../define-table'

/** Who leads a class, from day to day. */
export const defineClassTeacher = (sequelize: Sequelize) =>
  defineTable(sequelize, 'ClassTeacher', 'class_teachers', {
    id: id(),
    schoolId: bigint(),
    classId: bigint(),
    personId: bigint(),
    fromOn: dateOnly(),
    untilOn: dateOnly().orNull(),
    acting: flag().byDefault(),
  })
