import { apiKeyCases } from './api-keys'
import type { AccessCase } from './case'
import { codeCases } from './codes-and-accounts'
import { consentCases } from './consents'
import { enrolmentCases } from './enrolment'
import { journalCases } from './journal-reads'
import { linkingCases } from './linking'
import { ownAccountCases } from './own-account'
import { schoolCases } from './schools'
import { listCases, staffCases } from './staff-and-lists'

/** The whole table: operation × role × relation, written down from the regulations. */
export const accessTable: readonly AccessCase[] = [
  ...schoolCases,
  ...enrolmentCases,
  ...staffCases,
  ...listCases,
  ...codeCases,
  ...linkingCases,
  ...ownAccountCases,
  ...consentCases,
  ...apiKeyCases,
  ...journalCases,
]
