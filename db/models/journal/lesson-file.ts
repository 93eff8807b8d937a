import type { Sequelize } from 'sequelize'
import { bigint, smallint } from '../column'
import { defineTable } from '../define-table'

/** A file attached to a lesson. */
export const defineLessonFile = (sequelize: Sequelize) =>
  defineTable(sequelize, 'LessonFile', 'lesson_files', {
    schoolId: bigint(),
    lessonId: bigint().key(),
    fileId: bigint().key(),
    position: smallint().byDefault(),
  })
