import type { Sequelize } from 'sequelize'
import { bigint, choice, id, instant, text } from '../column'
import { defineTable } from '../define-table'

/** What was changed about a lesson, and by which order. */
export const defineReplacement = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Replacement', 'replacements', {
    id: id(),
    schoolId: bigint(),
    lessonId: bigint(),
    kind: choice('substitution', 'merged', 'cancelled', 'moved', 'subject_change', 'room_change'),
    reason: text().orNull(),
    absentId: bigint().orNull(),
    substituteId: bigint().orNull(),
    insteadLessonId: bigint().orNull(),
    orderId: bigint().orNull(),
    createdAt: instant(),
  })
