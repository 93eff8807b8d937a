import type { Sequelize } from 'sequelize'
import { bigint, choice, flag, id, numeric } from '../column'
import { defineTable } from '../define-table'

/** A subject taught to one class or one group for a year. */
export const defineCourse = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Course', 'courses', {
    id: id(),
    schoolId: bigint(),
    academicYearId: bigint(),
    subjectId: bigint(),
    classId: bigint().orNull(),
    groupId: bigint().orNull(),
    kind: choice('lesson', 'elective', 'circle', 'practice', 'home').byDefault(),
    graded: flag().byDefault(),
    hoursAWeek: numeric(4, 1).orNull(),
    planId: bigint().orNull(),
  })
