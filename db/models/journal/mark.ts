import type { Sequelize } from 'sequelize'
import { bigint, choice, dateOnly, flag, id, instant, numeric, smallint, text } from '../column'
import { defineTable } from '../define-table'

/** The current state of one mark. */
export const defineMark = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Mark', 'marks', {
    id: id(),
    schoolId: bigint(),
    workId: bigint(),
    pupilId: bigint(),
    ordinal: smallint().byDefault(),
    subjectId: bigint(),
    day: dateOnly(),
    value: smallint().orNull(),
    code: text().orNull(),
    weight: numeric(4, 2).byDefault(),
    counts: flag().byDefault(),
    enteredById: bigint().orNull(),
    enteredAt: instant(),
    publishedAt: instant(),
    changedAt: instant().orNull(),
    previousValue: smallint().orNull(),
    previousCode: text().orNull(),
    withdrawnAt: instant().orNull(),
    comment: text().orNull(),
    changeReason: text().orNull(),
    source: choice('own', 'transferred', 'imported').byDefault(),
  })
