import { appointClassTeacher } from '../../../../journal/classes/appoint-class-teacher'
import { dismissClassTeacher } from '../../../../journal/classes/dismiss-class-teacher'
import { listClasses } from '../../../../journal/classes/list-classes'
import { readClass } from '../../../../journal/classes/read-class'
import { listGuardianships } from '../../../../journal/guardianships/list-guardianships'
import { listPeople } from '../../../../journal/people/list-people'
import { readPerson } from '../../../../journal/people/read-person'
import { listPupils } from '../../../../journal/pupils/list-pupils'
import { appointStaff } from '../../../../journal/staff/appoint-staff'
import { endStaffRole } from '../../../../journal/staff/end-staff-role'
import { listStaff } from '../../../../journal/staff/list-staff'
import { may, type AccessCase } from './case'
import { administrators, keys, programs } from './personas'

// S0 3.7.1, S4 4.1.1: rights at a school are given by its administrators alone.
const appoint = { passes: [...administrators, ...keys, ...programs], scope: 'people' } as const

/** Who works at the school and as what (D6). */
export const staffCases: readonly AccessCase[] = [
  may(appointStaff)('a teacher of the school', {
    input: (world) => ({ personId: world.newTeacher.id, roles: ['deputy_head'] }),
    ...appoint,
  }),
  may(appointStaff)('somebody new', {
    input: (world) => ({
      schoolId: world.schoolId,
      surname: 'Новикова',
      givenName: 'Елена',
      roles: ['teacher'],
    }),
    ...appoint,
  }),
  may(appointStaff)('themself as an administrator', {
    input: (world, self) => ({ personId: self.personId ?? world.guardianId, roles: ['administrator'] }),
    passes: [...administrators, ...keys, ...programs, 'administratorElsewhere'],
    scope: 'people',
  }),
  may(endStaffRole)('a teacher of the school', {
    input: (world) => ({ personId: world.subjectTeacher.id, role: 'teacher' }),
    ...appoint,
  }),
  may(appointClassTeacher)('Anna’s class', {
    input: (world) => ({ classId: world.class7B.id, personId: world.otherTeacher.id }),
    ...appoint,
  }),
  may(appointClassTeacher)('Anna’s class, led by somebody of the other school', {
    input: (world) => ({ classId: world.class7B.id, personId: world.pupilElsewhere.id }),
    passes: [],
  }),
  may(dismissClassTeacher)('Anna’s class', {
    input: (world) => ({ classId: world.class7B.id, personId: world.classTeacherId }),
    ...appoint,
  }),
]

// The office and the head's deputies answer for the whole school (A3; S0 3.6.5; S2-И ЗАМ); nobody else has its lists.
const look = {
  passes: [...administrators, 'director', 'deputyHead', 'secretary', ...keys, ...programs],
  scope: 'people',
} as const

/** Lists of people and classes with their particulars. */
export const listCases: readonly AccessCase[] = [
  may(listClasses)('the school', { input: (world) => ({ schoolId: world.schoolId }), ...look }),
  may(readClass)('Anna’s class', { input: (world) => ({ id: world.class7B.id }), ...look }),
  may(listPeople)('the school', { input: (world) => ({ schoolId: world.schoolId }), ...look }),
  may(readPerson)('Anna', { input: (world) => ({ id: world.anna.id }), ...look }),
  may(listPupils)('the school', { input: (world) => ({ schoolId: world.schoolId }), ...look }),
  may(listPupils)('Anna’s class', { input: (world) => ({ classId: world.class7B.id }), ...look }),
  may(listGuardianships)('Anna', { input: (world) => ({ pupilId: world.anna.id }), ...look }),
  may(listStaff)('the school', { input: (world) => ({ schoolId: world.schoolId }), ...look }),
]
