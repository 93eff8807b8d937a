import type { Sequelize } from 'sequelize'
import { bigint, text } from '../column'
import { defineTable } from '../define-table'

/** How another system names one of our rows. */
export const defineExternalId = (sequelize: Sequelize) =>
  defineTable(sequelize, 'ExternalId', 'external_ids', {
    schoolId: bigint().key(),
    system: text().key(),
    entity: text().key(),
    externalId: text().key(),
    entityId: bigint(),
  })
