import type { Sequelize } from 'sequelize'
import { bigint, choice, dateOnly, id, instant, text } from '../column'
import { defineTable } from '../define-table'

/** A consent given for a person, until it ends or is withdrawn. */
export const defineConsent = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Consent', 'consents', {
    id: id(),
    schoolId: bigint(),
    subjectId: bigint(),
    givenById: bigint(),
    kind: choice('processing', 'channel'),
    item: text(),
    number: text(),
    textVersion: text(),
    fromOn: dateOnly(),
    untilOn: dateOnly().orNull(),
    evidence: choice('chat', 'paper'),
    givenAt: instant(),
    withdrawnAt: instant().orNull(),
    destroyedAt: instant().orNull(),
  })
