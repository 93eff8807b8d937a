import type { Sequelize } from 'sequelize'
import { bigint, choice, dateOnly, id, instant, smallint, text } from '../column'
import { defineTable } from '../define-table'

/** One lesson on one day. */
export const defineLesson = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Lesson', 'lessons', {
    id: id(),
    schoolId: bigint(),
    courseId: bigint(),
    day: dateOnly(),
    number: smallint(),
    startsAt: instant(),
    endsAt: instant(),
    roomId: bigint().orNull(),
    topic: text().orNull(),
    planTopicId: bigint().orNull(),
    status: choice('planned', 'held', 'cancelled').byDefault(),
    movedFromId: bigint().orNull(),
    timetableEntryId: bigint().orNull(),
    touchedAt: instant().orNull(),
  })
