import type { Sequelize } from 'sequelize'
import { bigint, choice, instant, integer } from '../column'
import { defineTable } from '../define-table'

/** One person's answer to one state of an event. */
export const defineEventResponse = (sequelize: Sequelize) =>
  defineTable(sequelize, 'EventResponse', 'event_responses', {
    eventId: bigint().key(),
    schoolId: bigint(),
    personId: bigint().key(),
    revision: integer(),
    answer: choice('yes', 'no', 'unsure'),
    answeredAt: instant(),
  })
