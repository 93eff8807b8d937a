import type { Sequelize } from 'sequelize'
import { bigint } from '../column'
import { defineTable } from '../define-table'

/** A pupil to whom homework was set by name. */
export const defineHomeworkPupil = (sequelize: Sequelize) =>
  defineTable(sequelize, 'HomeworkPupil', 'homework_pupils', {
    schoolId: bigint(),
    homeworkId: bigint().key(),
    pupilId: bigint().key(),
  })
