import type { Sequelize } from 'sequelize'
import { bigint, choice, dateOnly, id, instant, text } from '../column'
import { defineTable } from '../define-table'

/** Anyone a school knows: pupil, guardian or member of staff. */
export const definePerson = (sequelize: Sequelize) =>
  defineTable(sequelize, 'Person', 'people', {
    id: id(),
    schoolId: bigint(),
    surname: text(),
    givenName: text(),
    patronymic: text().orNull(),
    sex: choice('female', 'male').orNull(),
    birthOn: dateOnly().orNull(),
    sortKey: text().generated(),
    searchKey: text().generated(),
    createdAt: instant().byDefault(),
    leftOn: dateOnly().orNull(),
  })
