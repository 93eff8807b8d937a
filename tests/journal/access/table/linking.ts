import { presentLinkCode } from '../../../../journal/access/present-link-code'
import { readConsentText } from '../../../../journal/access/read-consent-text'
import { redeemLinkCode } from '../../../../journal/access/redeem-link-code'
import { may, type AccessCase } from './case'
import { messengerUsers, without } from './personas'

/** Using codes: access is had by a code alone, and only over a messenger (A2). */
export const linkingCases: readonly AccessCase[] = [
  may(presentLinkCode)('some code', {
    input: () => ({ code: 'AAAA-2222-XXXX' }),
    passes: messengerUsers,
  }),

  may(readConsentText)('a code of their own', {
    input: (world, self) => ({ ticket: world.ticket(world.familyCodeId, self.user) }),
    passes: messengerUsers,
  }),
  // Single use by whom it was handed to (S4 3.1): a screen that somebody else was shown opens nothing.
  may(readConsentText)('a code that somebody else presented, asked by a messenger user', {
    input: (world) => ({ ticket: world.ticket(world.familyCodeId, undefined) }),
    passes: [],
    refusedWith: ['ticket_expired', 'not_found'],
  }),

  may(redeemLinkCode)('a code of Anna’s grandmother', {
    input: (world, self) => ({ ticket: world.ticket(world.familyCodeId, self.user), items: ['basics'] }),
    // A9; S4 4.3.13: a child must not use a guardian's code.
    passes: without(messengerUsers, 'anna'),
    refusedWith: ['not_found', 'guardian_code_on_pupil_account'],
  }),
  may(redeemLinkCode)('a code of a teacher', {
    input: (world, self) => ({ ticket: world.ticket(world.staffCodeId, self.user) }),
    // A5; S1 1.10; S4 4.4.8: a pupil never works under a teacher's access.
    passes: without(messengerUsers, 'anna', 'classmate'),
    refusedWith: ['not_found', 'guardian_code_on_pupil_account'],
  }),
  may(redeemLinkCode)('a code that somebody else presented', {
    input: (world) => ({ ticket: world.ticket(world.familyCodeId, undefined), items: ['basics'] }),
    passes: [],
    refusedWith: ['ticket_expired', 'not_found'],
  }),
]
