import type { Sequelize } from 'sequelize'
import { bigint, choice, dateOnly, id, instant, smallint, text } from '../column'
import { defineTable } from '../define-table'

/** What was set for a course, or the word that nothing was. */
export const defineHomework = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Homework', 'homework', {
    id: id(),
    schoolId: bigint(),
    courseId: bigint(),
    lessonId: bigint().orNull(),
    dueOn: dateOnly(),
    kind: choice('task', 'none'),
    body: text().orNull(),
    minutes: smallint().orNull(),
    audience: choice('course', 'pupils').byDefault(),
    enteredById: bigint().orNull(),
    enteredAt: instant(),
    publishedAt: instant(),
    changedAt: instant().orNull(),
    withdrawnAt: instant().orNull(),
  })
