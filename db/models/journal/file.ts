import type { Sequelize } from 'sequelize'
import { bigint, bytes, id, instant, integer, text } from '../column'
import { defineTable } from '../define-table'

/** A file with its bytes, kept once a school. */
export const defineFile = (sequelize: Sequelize) =>
  defineTable(sequelize, 'File', 'files', {
    id: id(),
    schoolId: bigint(),
    sha256: bytes(),
    name: text(),
    mediaType: text(),
    size: integer(),
    bytes: bytes(),
    createdAt: instant(),
  })
