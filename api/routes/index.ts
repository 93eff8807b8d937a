import type { Texts } from '../../locales/translate'
import type { Route } from '../route'
import { accountRoutes } from './accounts/routes'
import { apiKeyRoutes } from './api-keys/routes'
import { classRoutes } from './classes/routes'
import { consentRoutes } from './consents/routes'
import { guardianshipRoutes } from './guardianships/routes'
import { linkCodeRoutes } from './link-codes/routes'
import type { DeepLink } from './link-codes/issued'
import { peopleRoutes } from './people/routes'
import { pupilRoutes } from './pupils/routes'
import { schoolRoutes } from './schools/routes'
import { staffRoutes } from './staff/routes'

export type { DeepLink }

/** Every route of the admin API, in the order of `/docs`. */
export const routes = (deepLink: DeepLink, texts: Texts): readonly Route[] => [
  ...schoolRoutes,
  ...classRoutes,
  ...peopleRoutes,
  ...pupilRoutes,
  ...guardianshipRoutes,
  ...staffRoutes,
  ...linkCodeRoutes(deepLink, texts),
  ...accountRoutes,
  ...consentRoutes,
  ...apiKeyRoutes,
]
