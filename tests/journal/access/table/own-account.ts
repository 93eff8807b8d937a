import { closedAccess } from '../../../../journal/access/closed-access'
import { copyOfMyData } from '../../../../journal/access/copy-of-my-data'
import { labelChild } from '../../../../journal/access/label-child'
import { listMyAccounts } from '../../../../journal/access/list-my-accounts'
import { setLanguage } from '../../../../journal/access/set-language'
import { setPrivacy } from '../../../../journal/access/set-privacy'
import { may, type AccessCase } from './case'
import { accounts, linked } from './personas'

/** What people do with their own account (A5). */
export const ownAccountCases: readonly AccessCase[] = [
  may(listMyAccounts)('themself', { input: () => ({}), passes: linked }),
  // Whoever had access may hear why it ended; no name is in the answer.
  may(closedAccess)('themself', { input: () => ({}), passes: accounts }),
  may(setLanguage)('themself', { input: () => ({ language: 'en' }), passes: accounts }),
  may(setPrivacy)('themself', { input: () => ({ privacy: 'minimal' }), passes: accounts }),
  // Whoever's data is kept may see it, leavers too (S3 Прил. 2; S1 1.5).
  may(copyOfMyData)('themself', { input: () => ({}), passes: accounts }),
  // A child is labelled by its guardians, each for themself (F10); nothing of the child is shown by it (A6).
  may(labelChild)('Anna', {
    input: (world) => ({ pupilId: world.anna.id, label: 'Аня' }),
    passes: ['guardian', 'guardianWithoutConsent'],
  }),
]
