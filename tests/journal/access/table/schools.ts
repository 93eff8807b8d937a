import { changeSchool } from '../../../../journal/schools/change-school'
import { changeSettings } from '../../../../journal/schools/change-settings'
import { createSchool } from '../../../../journal/schools/create-school'
import { listSchools } from '../../../../journal/schools/list-schools'
import { readSchool } from '../../../../journal/schools/read-school'
import { readSettings } from '../../../../journal/schools/read-settings'
import { may, type AccessCase } from './case'
import { administrators, keys, programs } from './personas'

// S0 3.6.1, 3.7.1; S4 4.1.2: the administrator makes the journal work at a school.
const change = [...administrators, ...keys, ...programs]
// S0 3.6.5; S4 4.2: the head and deputies know what the school has decided.
const look = [...change, 'director', 'deputyHead', 'secretary'] as const

/** A school's particulars and settings (D6). */
export const schoolCases: readonly AccessCase[] = [
  may(createSchool)('a new one', {
    input: () => ({ kind: 'school', name: 'Новая школа', shortName: 'Новая', timeZone: 'Europe/Moscow' }),
    passes: ['bootstrapKey', 'keyForAllSchools', ...programs],
    scope: 'schools',
  }),
  may(changeSchool)('the school', {
    input: (world) => ({ id: world.schoolId, phone: '+7 495 000-00-13' }),
    passes: change,
    scope: 'schools',
  }),
  may(changeSettings)('the school', {
    input: (world) => ({ schoolId: world.schoolId, settings: { graceMinutes: 5 } }),
    passes: change,
    scope: 'schools',
  }),
  may(readSchool)('the school', {
    input: (world) => ({ id: world.schoolId }),
    passes: look,
    scope: 'schools',
  }),
  may(readSettings)('the school', {
    input: (world) => ({ schoolId: world.schoolId }),
    passes: look,
    scope: 'schools',
  }),
  may(listSchools)('their own', {
    input: () => ({}),
    passes: [...look, 'administratorElsewhere', 'keyElsewhere'],
    scope: 'schools',
  }),
]
