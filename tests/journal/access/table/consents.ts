import { giveConsent } from '../../../../journal/access/give-consent'
import { listConsents } from '../../../../journal/access/list-consents'
import { readConsents } from '../../../../journal/access/read-consents'
import { recordPaperConsent } from '../../../../journal/access/record-paper-consent'
import { withdrawConsent } from '../../../../journal/access/withdraw-consent'
import { may, type AccessCase } from './case'
import { administrators, keys, linked, programs } from './personas'

// S3-Р 5.1.4: papers are taken in by the school's office.
const office = [...administrators, 'secretary', ...keys, ...programs] as const

/** Consent to personal data in the channel (A4; S3 Прил. 2). */
export const consentCases: readonly AccessCase[] = [
  // A child of thirteen is spoken for by their guardians; who is none, or is so no longer, does not speak (A6).
  may(giveConsent)('Anna, as themself', {
    input: (world, self) => ({
      personId: self.personId ?? world.guardianId,
      subjectId: world.anna.id,
      items: ['basics', 'marks'],
    }),
    passes: ['guardian', 'guardianWithoutConsent'],
  }),
  may(giveConsent)('Anna, in her guardian’s name', {
    input: (world) => ({ personId: world.guardianId, subjectId: world.anna.id, items: ['basics'] }),
    passes: ['guardian'],
  }),
  may(giveConsent)('themself', {
    input: (world, self) => {
      const personId = self.personId ?? world.classmate.id
      return { personId, subjectId: personId, items: ['basics'] }
    },
    passes: ['classmate'],
  }),
  may(withdrawConsent)('themself', {
    input: (world, self) => ({ personId: self.personId ?? world.guardianId }),
    // Leavers have nothing to withdraw: leaving has unlinked them (A7; S4 4.3.6).
    passes: linked,
  }),
  may(withdrawConsent)('Anna’s guardian', {
    input: (world) => ({ personId: world.guardianId }),
    passes: ['guardian'],
  }),
  may(readConsents)('themself and their children', {
    input: () => ({}),
    passes: [
      'guardian',
      'guardianWithoutConsent',
      'guardianOfOtherClass',
      'guardianElsewhere',
      'classTeacherAndParentElsewhere',
      'classmate',
    ],
  }),
  may(recordPaperConsent)('Anna’s guardian', {
    input: (world) => ({ givenById: world.guardianId, number: '17', signedOn: '2026-11-20' }),
    passes: office,
    scope: 'consents',
  }),
  may(listConsents)('Anna', {
    input: (world) => ({ personId: world.anna.id }),
    passes: office,
    scope: 'consents',
  }),
  may(listConsents)('the school', {
    input: (world) => ({ schoolId: world.schoolId }),
    passes: office,
    scope: 'consents',
  }),
]
