import { closedAccess } from './access/closed-access'
import { copyOfMyData } from './access/copy-of-my-data'
import { countWrongCodes } from './access/count-wrong-codes'
import { endLeaversAccess } from './access/end-leavers-access'
import { createApiKey } from './access/create-api-key'
import { giveConsent } from './access/give-consent'
import { issueClassLinkCodes } from './access/issue-class-link-codes'
import { issueLinkCode } from './access/issue-link-code'
import { labelChild } from './access/label-child'
import { listAccounts } from './access/list-accounts'
import { listApiKeys } from './access/list-api-keys'
import { listConsents } from './access/list-consents'
import { listLinkCodes } from './access/list-link-codes'
import { listMyAccounts } from './access/list-my-accounts'
import { presentLinkCode } from './access/present-link-code'
import { readConsentText } from './access/read-consent-text'
import { readConsents } from './access/read-consents'
import { recordPaperConsent } from './access/record-paper-consent'
import { redeemLinkCode } from './access/redeem-link-code'
import { revokeApiKey } from './access/revoke-api-key'
import { revokeLinkCode } from './access/revoke-link-code'
import { setLanguage } from './access/set-language'
import { setPrivacy } from './access/set-privacy'
import { unlinkAccount } from './access/unlink-account'
import { withdrawConsent } from './access/withdraw-consent'
import { attendanceSpan } from './attendance/attendance-span'
import { appointClassTeacher } from './classes/appoint-class-teacher'
import { createClass } from './classes/create-class'
import { dismissClassTeacher } from './classes/dismiss-class-teacher'
import { listClasses } from './classes/list-classes'
import { readClass } from './classes/read-class'
import { readClassLetterhead } from './classes/read-class-letterhead'
import { createGuardianship } from './guardianships/create-guardianship'
import { endGuardianship } from './guardianships/end-guardianship'
import { listGuardianships } from './guardianships/list-guardianships'
import { restrictGuardianship } from './guardianships/restrict-guardianship'
import { homeworkFiles } from './homework/homework-files'
import { homeworkForDay } from './homework/homework-for-day'
import { homeworkForSubject } from './homework/homework-for-subject'
import { homeworkForWeek } from './homework/homework-for-week'
import { importFiles } from './imports/import-files'
import { lessonsToday } from './lessons/lessons-today'
import { marksYears } from './marks/marks-years'
import { subjectMarks } from './marks/subject-marks'
import { termMarks } from './marks/term-marks'
import { weekMarks } from './marks/week-marks'
import { yearMarks } from './marks/year-marks'
import { changePerson } from './people/change-person'
import { createPerson } from './people/create-person'
import { listPeople } from './people/list-people'
import { readPerson } from './people/read-person'
import { dismissPupil } from './pupils/dismiss-pupil'
import { enrolPupil } from './pupils/enrol-pupil'
import { listPupils } from './pupils/list-pupils'
import { transferPupil } from './pupils/transfer-pupil'
import { changeSchool } from './schools/change-school'
import { changeSettings } from './schools/change-settings'
import { createSchool } from './schools/create-school'
import { listSchools } from './schools/list-schools'
import { readSchool } from './schools/read-school'
import { readSettings } from './schools/read-settings'
import { appointStaff } from './staff/appoint-staff'
import { endStaffRole } from './staff/end-staff-role'
import { listStaff } from './staff/list-staff'
import { timetableForDay } from './timetable/timetable-for-day'
import { timetableForWeek } from './timetable/timetable-for-week'
import { createView } from './views/create-view'
import { redeemView } from './views/open-view'
import type { Operation } from './operation'

/** Every operation of the core: what the access table and the leak search walk through. */
export const operations: readonly Operation<never, unknown>[] = [
  // schools
  changeSchool,
  changeSettings,
  createSchool,
  listSchools,
  readSchool,
  readSettings,
  // classes
  appointClassTeacher,
  createClass,
  dismissClassTeacher,
  listClasses,
  readClassLetterhead,
  readClass,
  // people
  changePerson,
  createPerson,
  listPeople,
  readPerson,
  // pupils
  dismissPupil,
  enrolPupil,
  listPupils,
  transferPupil,
  // guardianships
  createGuardianship,
  endGuardianship,
  listGuardianships,
  restrictGuardianship,
  // staff
  appointStaff,
  endStaffRole,
  listStaff,
  // access
  closedAccess,
  copyOfMyData,
  countWrongCodes,
  endLeaversAccess,
  createApiKey,
  giveConsent,
  issueClassLinkCodes,
  issueLinkCode,
  labelChild,
  listAccounts,
  listApiKeys,
  listConsents,
  listLinkCodes,
  listMyAccounts,
  presentLinkCode,
  readConsentText,
  readConsents,
  recordPaperConsent,
  redeemLinkCode,
  revokeApiKey,
  revokeLinkCode,
  setLanguage,
  setPrivacy,
  unlinkAccount,
  withdrawConsent,
  // attendance
  attendanceSpan,
  // homework
  homeworkFiles,
  homeworkForDay,
  homeworkForSubject,
  homeworkForWeek,
  // imports
  importFiles,
  // lessons
  lessonsToday,
  // marks
  marksYears,
  subjectMarks,
  termMarks,
  weekMarks,
  yearMarks,
  // timetable
  timetableForDay,
  timetableForWeek,
  // views
  createView,
  redeemView,
]
