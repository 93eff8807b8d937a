import { createClass } from '../../../../journal/classes/create-class'
import { createGuardianship } from '../../../../journal/guardianships/create-guardianship'
import { endGuardianship } from '../../../../journal/guardianships/end-guardianship'
import { restrictGuardianship } from '../../../../journal/guardianships/restrict-guardianship'
import { importFiles } from '../../../../journal/imports/import-files'
import { changePerson } from '../../../../journal/people/change-person'
import { createPerson } from '../../../../journal/people/create-person'
import { dismissPupil } from '../../../../journal/pupils/dismiss-pupil'
import { enrolPupil } from '../../../../journal/pupils/enrol-pupil'
import { transferPupil } from '../../../../journal/pupils/transfer-pupil'
import { may, type AccessCase } from './case'
import { administrators, keys, programs } from './personas'

const name = { surname: 'Новикова', givenName: 'Елена' }

// S0 3.7.1 (the administrator enters and corrects); S2-И СЕКРЕТАРЬ (keeps the lists by orders). Class teachers hand in what
// has changed (S0 3.7.2) and enter nothing themselves.
const enrol = { passes: [...administrators, 'secretary', ...keys, ...programs], scope: 'people' } as const

/** Who enters and corrects classes, people and families (D6, A6, A7). */
export const enrolmentCases: readonly AccessCase[] = [
  may(createClass)('the school', {
    input: (world) => ({ schoolId: world.schoolId, label: '7В' }),
    ...enrol,
  }),
  may(createPerson)('the school', { input: (world) => ({ schoolId: world.schoolId, ...name }), ...enrol }),
  may(changePerson)('Anna', { input: (world) => ({ id: world.anna.id, givenName: 'Инна' }), ...enrol }),
  may(changePerson)('Anna’s guardian', {
    input: (world) => ({ id: world.guardianId, givenName: 'Инна' }),
    ...enrol,
  }),
  may(enrolPupil)('Anna’s class', {
    input: (world) => ({ schoolId: world.schoolId, classId: world.class7B.id, ...name }),
    ...enrol,
  }),
  may(enrolPupil)('a class of the other school, as if it were of this one', {
    input: (world) => ({ schoolId: world.schoolId, classId: world.classElsewhere.id, ...name }),
    passes: [],
  }),
  may(transferPupil)('Anna', {
    input: (world) => ({ pupilId: world.anna.id, classId: world.otherClass.id, on: world.tomorrow }),
    ...enrol,
  }),
  may(transferPupil)('Anna, into a class of the other school', {
    input: (world) => ({ pupilId: world.anna.id, classId: world.classElsewhere.id, on: world.tomorrow }),
    passes: [],
  }),
  may(dismissPupil)('Anna', { input: (world) => ({ pupilId: world.anna.id, on: world.tomorrow }), ...enrol }),
  may(createGuardianship)('Anna', {
    input: (world) => ({
      guardianId: world.guardianOfOtherClassId,
      pupilId: world.anna.id,
      relation: 'trustee',
    }),
    ...enrol,
  }),
  may(createGuardianship)('Anna and a pupil of the other school', {
    input: (world) => ({
      guardianId: world.guardianId,
      pupilId: world.pupilElsewhere.id,
      relation: 'mother',
    }),
    passes: [],
  }),
  // S3-Р 3.1: papers about custody are shown to the school's office.
  may(restrictGuardianship)('Anna and her guardian', {
    input: (world) => ({
      id: world.guardianshipId,
      restrictedFrom: '2026-11-24',
      restrictionBasis: 'решение суда',
    }),
    ...enrol,
  }),
  may(endGuardianship)('Anna and her guardian', {
    input: (world) => ({ id: world.guardianshipId }),
    ...enrol,
  }),
  // Files carry marks and staff as well as pupils, so the secretary's lists are not enough (S0 3.7.1).
  may(importFiles)('the school', {
    input: (world) => ({ school: world.schoolId, apply: false }),
    passes: [...administrators, ...keys, ...programs],
    scope: 'people',
  }),
]
