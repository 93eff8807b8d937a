import type { Sequelize } from 'sequelize'
import { bigint, choice, id, instant, integer, smallint, text } from '../column'
import { defineTable } from '../define-table'

/** A meeting, trip or other event that people may answer. */
export const defineEvent = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Event', 'events', {
    id: id(),
    schoolId: bigint(),
    scope: choice('school', 'grade', 'class', 'staff'),
    grade: smallint().orNull(),
    classId: bigint().orNull(),
    audience: choice('guardians', 'pupils', 'families', 'staff'),
    title: text(),
    body: text().orNull(),
    place: text().orNull(),
    startsAt: instant(),
    endsAt: instant().orNull(),
    revision: integer().byDefault(),
    createdById: bigint().orNull(),
    createdAt: instant(),
    cancelledAt: instant().orNull(),
  })
