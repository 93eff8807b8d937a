import type { Sequelize } from 'sequelize'
import { bigint, choice, dateOnly, id, instant, text } from '../column'
import { defineTable } from '../define-table'

/** An absence of several days, reported by a family and decided by the school. */
export const defineAbsencePeriod = (sequelize: Sequelize) =>
  defineTable(sequelize, 'AbsencePeriod', 'absence_periods', {
    id: id(),
    schoolId: bigint(),
    pupilId: bigint(),
    fromOn: dateOnly(),
    untilOn: dateOnly(),
    reason: choice('ill', 'family', 'competition', 'other'),
    note: text().orNull(),
    reportedById: bigint().orNull(),
    reportedAt: instant(),
    status: choice('reported', 'accepted', 'declined', 'withdrawn').byDefault(),
    decidedById: bigint().orNull(),
    decidedAt: instant().orNull(),
    decisionNote: text().orNull(),
  })
