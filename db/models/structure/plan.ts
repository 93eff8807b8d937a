import type { Sequelize } from 'sequelize'
import { bigint, id, text } from '../column'
import { defineTable } from '../define-table'

/** A plan of topics for a subject, shared by courses. */
export const definePlan = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Plan', 'plans', {
    id: id(),
    schoolId: bigint(),
    academicYearId: bigint(),
    subjectId: bigint(),
    name: text(),
  })
