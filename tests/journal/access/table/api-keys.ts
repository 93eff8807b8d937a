import { createApiKey } from '../../../../journal/access/create-api-key'
import { listApiKeys } from '../../../../journal/access/list-api-keys'
import { revokeApiKey } from '../../../../journal/access/revoke-api-key'
import { may, type AccessCase } from './case'
import { administrators, programs } from './personas'

// Keys are made by the operator, and by administrators for their own school (S0 3.7.1); no other key makes keys.
const everywhere = ['bootstrapKey', ...programs] as const
const atSchool = [...everywhere, ...administrators]

/** API keys: access of programs. */
export const apiKeyCases: readonly AccessCase[] = [
  may(createApiKey)('the school', {
    input: (world) => ({ name: 'new', schoolId: world.schoolId, scopes: ['people'] }),
    passes: atSchool,
  }),
  may(createApiKey)('all schools', {
    input: () => ({ name: 'new', scopes: ['people'] }),
    passes: everywhere,
  }),
  may(revokeApiKey)('a key of the school', { input: (world) => ({ id: world.apiKeyId }), passes: atSchool }),
  may(revokeApiKey)('a key for all schools', {
    input: (world) => ({ id: world.apiKeyForAllSchoolsId }),
    passes: everywhere,
  }),
  may(listApiKeys)('the school', {
    input: (world) => ({ schoolId: world.schoolId }),
    passes: atSchool,
  }),
  may(listApiKeys)('all schools', { input: () => ({}), passes: everywhere }),
]
