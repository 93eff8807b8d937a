import type { Sequelize } from 'sequelize'
import { defineAccount } from './account'
import { defineLinkCode } from './link-code'
import { defineAccountLink } from './account-link'
import { defineLinkAttempt } from './link-attempt'
import { defineConsent } from './consent'
import { defineApplication } from './application'
import { defineNoticePreference } from './notice-preference'
import { defineApiKey } from './api-key'

/** The models of access. */
export const defineAccess = (sequelize: Sequelize) => ({
  Account: defineAccount(sequelize),
  LinkCode: defineLinkCode(sequelize),
  AccountLink: defineAccountLink(sequelize),
  LinkAttempt: defineLinkAttempt(sequelize),
  Consent: defineConsent(sequelize),
  Application: defineApplication(sequelize),
  NoticePreference: defineNoticePreference(sequelize),
  ApiKey: defineApiKey(sequelize),
})
