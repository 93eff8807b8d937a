/** Everybody whose access is asked about; Anna is a pupil of thirteen in 7Б. */
export const personas = [
  'stranger',
  'guardian',
  'guardianWithoutConsent',
  'formerGuardian',
  'restrictedGuardian',
  'guardianOfOtherClass',
  'guardianElsewhere',
  'anna',
  /** Fifteen, so of an age to consent for themself. */
  'classmate',
  'leaver',
  'subjectTeacher',
  'otherTeacher',
  'classTeacher',
  /** Leads 7Б too; one account, with a child at the other school. */
  'classTeacherAndParentElsewhere',
  'formerClassTeacher',
  'classTeacherOfOtherClass',
  'deputyHead',
  'director',
  'secretary',
  'administrator',
  'technicalAdministrator',
  'administratorElsewhere',
  /** The operator's key of the environment. */
  'bootstrapKey',
  'keyForAllSchools',
  'keyOfSchool',
  /** Has every scope but the one that the case needs. */
  'keyOfSchoolWithoutScope',
  'keyElsewhere',
  'job',
  'command',
] as const
export type Persona = (typeof personas)[number]

/** Which personas may do something. */
export type Allowed = readonly Persona[]

export const programs: Allowed = ['job', 'command']

/** Keys that reach the school with the scope. */
export const keys: Allowed = ['bootstrapKey', 'keyForAllSchools', 'keyOfSchool']

export const administrators: Allowed = ['administrator', 'technicalAdministrator']

export const classTeachers: Allowed = ['classTeacher', 'classTeacherAndParentElsewhere']

/** Those who work at the one school or the other. */
export const staff: Allowed = [
  'subjectTeacher',
  'otherTeacher',
  ...classTeachers,
  'formerClassTeacher',
  'classTeacherOfOtherClass',
  'deputyHead',
  'director',
  'secretary',
  ...administrators,
  'administratorElsewhere',
]

/** Those with a linked account whose person is still at their school. */
export const linked: Allowed = [
  'guardian',
  'guardianWithoutConsent',
  'formerGuardian',
  'restrictedGuardian',
  'guardianOfOtherClass',
  'guardianElsewhere',
  'anna',
  'classmate',
  ...staff,
]

/** Those with a linked account, whatever has become of them since. */
export const accounts: Allowed = [...linked, 'leaver']

export const messengerUsers: Allowed = [...accounts, 'stranger']

/** All of some personas but those. */
export const without = (from: Allowed, ...those: readonly Persona[]): Allowed =>
  from.filter((persona) => !those.includes(persona))
