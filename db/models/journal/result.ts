import type { Sequelize } from 'sequelize'
import { bigint, choice, id, instant, numeric, smallint, text } from '../column'
import { defineTable } from '../define-table'

/** A final mark of a period, a year or an exam. */
export const defineResult = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Result', 'results', {
    id: id(),
    schoolId: bigint(),
    pupilId: bigint(),
    subjectId: bigint(),
    academicYearId: bigint(),
    kind: choice('term', 'half', 'year', 'exam', 'state', 'final'),
    periodId: bigint().orNull(),
    value: smallint().orNull(),
    code: text().orNull(),
    suggested: numeric(5, 2).orNull(),
    printedAverage: numeric(5, 2).orNull(),
    printedWeightedAverage: numeric(5, 2).orNull(),
    overrideReason: text().orNull(),
    enteredById: bigint().orNull(),
    enteredAt: instant(),
    publishedAt: instant(),
    source: choice('own', 'transferred', 'imported').byDefault(),
  })
