import type { Sequelize } from 'sequelize'
import { bigint, choice, dateOnly, id, text, texts } from '../column'
import { defineTable } from '../define-table'

/** A guardian's application for access to a pupil's journal. */
export const defineApplication = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Application', 'applications', {
    id: id(),
    schoolId: bigint(),
    guardianId: bigint(),
    pupilId: bigint(),
    number: text().orNull(),
    registeredOn: dateOnly(),
    form: choice('electronic', 'paper', 'email'),
    scope: texts().byDefault(),
    decision: choice('pending', 'accepted', 'refused').byDefault(),
    decidedOn: dateOnly().orNull(),
    reason: text().orNull(),
    papersCheckedById: bigint().orNull(),
    papersCheckedOn: dateOnly().orNull(),
  })
