import type { Sequelize } from 'sequelize'
import { bigint, choice, id, instant, text } from '../column'
import { defineTable } from '../define-table'

/** A written remark about a pupil. */
export const defineRemark = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Remark', 'remarks', {
    id: id(),
    schoolId: bigint(),
    pupilId: bigint(),
    lessonId: bigint().orNull(),
    kind: choice('praise', 'remark', 'behaviour'),
    audience: choice('family', 'staff').byDefault(),
    body: text(),
    byId: bigint().orNull(),
    at: instant(),
    publishedAt: instant(),
    withdrawnAt: instant().orNull(),
  })
