import {
  childrenAwaitingConsent,
  consentsForThemself,
  coversRequired,
  currentChildren,
} from '../people/policy'
import type { AccessPerson } from './person'

/**
 * What stands between somebody and their first data: nothing, a consent in the chat, a consent that lies at the school on
 * paper, one that the school has yet to record, or a guardian's consent that comes before a young pupil's access.
 */
export type ConsentNeed = 'none' | 'chat' | 'paper' | 'paper_missing' | 'guardian_first'

/** Decides {@link ConsentNeed}; staff work under their contract and consent to nothing (S3 Прил. 2 is about pupils). */
export function consentNeeded({ person, role }: AccessPerson): ConsentNeed {
  const onPaper = person.school.settings.consentEvidence === 'paper'
  if (role === 'guardian') {
    const awaiting = childrenAwaitingConsent(person).length
    if (onPaper) return awaiting < currentChildren(person).length ? 'paper' : 'paper_missing'
    return awaiting > 0 ? 'chat' : 'none'
  }
  if (role !== 'pupil') return 'none'
  const ownAge = consentsForThemself(person)
  const given = ownAge && coversRequired(person, person.consentItems)
  const byGuardian = coversRequired(person, person.guardianConsentItems)
  if (onPaper) return given || byGuardian ? 'paper' : 'paper_missing'
  if (ownAge) return given ? 'none' : 'chat'
  return byGuardian ? 'none' : 'guardian_first'
}
