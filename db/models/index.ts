import type { Sequelize } from 'sequelize'
import { defineSchoolsAndPeople } from './schools-and-people'
import { defineAccess } from './access'
import { defineStructure } from './structure'
import { defineJournal } from './journal'
import { defineCommunication } from './communication'
import { defineMachinery } from './machinery'

/** Defines a model for every table on one Sequelize; several may live side by side in a process. */
export const defineModels = (sequelize: Sequelize) => ({
  ...defineSchoolsAndPeople(sequelize),
  ...defineAccess(sequelize),
  ...defineStructure(sequelize),
  ...defineJournal(sequelize),
  ...defineCommunication(sequelize),
  ...defineMachinery(sequelize),
})

/** The models of one connection, by entity. */
export type Models = ReturnType<typeof defineModels>
