import type { Sequelize } from 'sequelize'
import { bigint, id, numeric, smallint, text } from '../column'
import { defineTable } from '../define-table'

/** One topic of a plan. */
export const definePlanTopic = (sequelize: Sequelize) =>
  defineTable(sequelize, 'PlanTopic', 'plan_topics', {
    id: id(),
    schoolId: bigint(),
    planId: bigint(),
    number: smallint(),
    title: text(),
    hours: numeric(4, 1).byDefault(),
  })
