import { countWrongCodes } from '../../../../journal/access/count-wrong-codes'
import { endLeaversAccess } from '../../../../journal/access/end-leavers-access'
import { issueClassLinkCodes } from '../../../../journal/access/issue-class-link-codes'
import { issueLinkCode } from '../../../../journal/access/issue-link-code'
import { listAccounts } from '../../../../journal/access/list-accounts'
import { listLinkCodes } from '../../../../journal/access/list-link-codes'
import { revokeLinkCode } from '../../../../journal/access/revoke-link-code'
import { unlinkAccount } from '../../../../journal/access/unlink-account'
import { readClassLetterhead } from '../../../../journal/classes/read-class-letterhead'
import { may, type AccessCase } from './case'
import { administrators, classTeachers, keys, programs } from './personas'

// S0 3.6.2; S2-И 3.2; S3-П 1.6, 2.2; S4 4.1.5: staff get theirs from an administrator.
const ofStaff = [...administrators, ...keys, ...programs]
// S0 3.7.2; S3-П 2.3; S4 4.3.9: families from their class teacher or the office.
const ofFamilies = [...ofStaff, 'secretary', ...classTeachers] as const

/** Handing out, listing and taking back access (A2, A5, C3). */
export const codeCases: readonly AccessCase[] = [
  may(issueLinkCode)('Anna’s guardian', {
    input: (world) => ({ personId: world.guardianId }),
    passes: ofFamilies,
    scope: 'codes',
  }),
  may(issueLinkCode)('Anna', {
    input: (world) => ({ personId: world.anna.id }),
    passes: ofFamilies,
    scope: 'codes',
  }),
  may(issueLinkCode)('a teacher', {
    input: (world) => ({ personId: world.subjectTeacher.id }),
    passes: ofStaff,
    scope: 'codes',
  }),
  may(issueClassLinkCodes)('Anna’s class', {
    input: (world) => ({ classId: world.class7B.id }),
    passes: ofFamilies,
    scope: 'codes',
  }),
  may(readClassLetterhead)('Anna’s class', {
    input: (world) => ({ classId: world.class7B.id }),
    passes: ofFamilies,
    scope: 'codes',
  }),
  may(revokeLinkCode)('a code of Anna’s grandmother', {
    input: (world) => ({ id: world.familyCodeId }),
    passes: ofFamilies,
    scope: 'codes',
  }),
  may(revokeLinkCode)('a code of a teacher', {
    input: (world) => ({ id: world.staffCodeId }),
    passes: ofStaff,
    scope: 'codes',
  }),
  may(listLinkCodes)('Anna’s class', {
    input: (world) => ({ classId: world.class7B.id }),
    passes: ofFamilies,
    scope: 'codes',
  }),
  may(listLinkCodes)('the whole school', {
    input: (world) => ({ schoolId: world.schoolId }),
    // A class teacher asks for the school and gets their class (A3).
    passes: ofFamilies,
    scope: 'codes',
  }),
  // Guessing by many users is the operator's to notice.
  may(countWrongCodes)('all schools', { input: () => ({}), passes: programs }),
  may(endLeaversAccess)('all schools', { input: () => ({}), passes: programs }),

  may(listAccounts)('Anna’s class', {
    input: (world) => ({ classId: world.class7B.id }),
    passes: ofFamilies,
    scope: 'accounts',
  }),
  may(listAccounts)('a teacher', {
    input: (world) => ({ schoolId: world.schoolId, personId: world.subjectTeacher.id }),
    passes: [...ofStaff, 'secretary'],
    scope: 'accounts',
  }),
  // A5; S4 8.7: everyone their own; the class teacher and the administrator those whom they gave access.
  may(unlinkAccount)('the account of Anna’s guardian', {
    input: (world) => ({ linkId: world.guardianLinkId }),
    passes: [...ofFamilies, 'guardian'],
    scope: 'accounts',
  }),
  may(unlinkAccount)('the account of a teacher', {
    input: (world) => ({ linkId: world.subjectTeacherLinkId }),
    passes: [...ofStaff, 'subjectTeacher'],
    scope: 'accounts',
  }),
]
