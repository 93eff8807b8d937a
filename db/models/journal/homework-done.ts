import type { Sequelize } from 'sequelize'
import { bigint, instant } from '../column'
import { defineTable } from '../define-table'

/** A pupil's own tick that homework is done. */
export const defineHomeworkDone = (sequelize: Sequelize) =>
  defineTable(sequelize, 'HomeworkDone', 'homework_done', {
    schoolId: bigint(),
    homeworkId: bigint().key(),
    pupilId: bigint().key(),
    doneAt: instant(),
  })
