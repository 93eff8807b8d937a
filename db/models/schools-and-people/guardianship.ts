import type { Sequelize } from 'sequelize'
import { bigint, choice, dateOnly, id, text } from '../column'
import { defineTable } from '../define-table'

/** Which adult stands for which pupil, with a court's restriction where there is one. */
export const defineGuardianship = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Guardianship', 'guardianships', {
    id: id(),
    schoolId: bigint(),
    guardianId: bigint(),
    pupilId: bigint(),
    relation: choice('mother', 'father', 'guardian', 'trustee', 'foster_parent', 'other'),
    fromOn: dateOnly(),
    untilOn: dateOnly().orNull(),
    restrictedFrom: dateOnly().orNull(),
    restrictedUntil: dateOnly().orNull(),
    restrictionBasis: text().orNull(),
    basis: text().orNull(),
    verifiedById: bigint().orNull(),
    verifiedOn: dateOnly().orNull(),
    label: text().orNull(),
  })
