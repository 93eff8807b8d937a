import type { Sequelize } from 'sequelize'
import { bigint, id, instant, text } from '../column'
import { defineTable } from '../define-table'

/** One run of a scheduled job. */
export const defineJobRun = (sequelize: Sequelize) =>
  defineTable(sequelize, 'JobRun', 'job_runs', {
    id: id(),
    job: text(),
    schoolId: bigint().orNull(),
    key: text(),
    dueAt: instant(),
    startedAt: instant().byDefault(),
    finishedAt: instant().orNull(),
  })
