import type { Sequelize } from 'sequelize'
import { bigint, choice, flag, id, instant, smallint, text } from '../column'
import { defineTable } from '../define-table'

/** What the school tells many at once. */
export const defineAnnouncement = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Announcement', 'announcements', {
    id: id(),
    schoolId: bigint(),
    scope: choice('school', 'grade', 'class', 'course', 'staff'),
    grade: smallint().orNull(),
    classId: bigint().orNull(),
    courseId: bigint().orNull(),
    audience: choice('guardians', 'pupils', 'families', 'staff'),
    body: text(),
    important: flag().byDefault(),
    eventId: bigint().orNull(),
    fileId: bigint().orNull(),
    createdById: bigint().orNull(),
    createdAt: instant(),
    sendAt: instant(),
    visibleUntil: instant().orNull(),
    recalledAt: instant().orNull(),
  })
