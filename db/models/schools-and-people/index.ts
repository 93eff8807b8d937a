import type { Sequelize } from 'sequelize'
import { defineSchool } from './school'
import { defineSchoolSettings } from './school-settings'
import { definePerson } from './person'
import { defineStaffRole } from './staff-role'
import { defineGuardianship } from './guardianship'

/** The models of schools and people. */
export const defineSchoolsAndPeople = (sequelize: Sequelize) => ({
  School: defineSchool(sequelize),
  SchoolSettings: defineSchoolSettings(sequelize),
  Person: definePerson(sequelize),
  StaffRole: defineStaffRole(sequelize),
  Guardianship: defineGuardianship(sequelize),
})
