import type { Sequelize } from 'sequelize'
import { bigint, text } from '../column'
import { defineTable } from '../define-table'

/** How the messenger names a file that was uploaded once. */
export const defineFileHandle = (sequelize: Sequelize) =>
  defineTable(sequelize, 'FileHandle', 'file_handles', {
    fileId: bigint().key(),
    botId: bigint().key(),
    handle: text(),
  })
