import { createApiKey } from '../../../journal/access/create-api-key'
import { listApiKeys } from '../../../journal/access/list-api-keys'
import { revokeApiKey } from '../../../journal/access/revoke-api-key'
import { apiScopes } from '../../../journal/actor'
import type { Command } from './command'
import { scopesOf } from './parse-arguments'

/** Keys to the HTTP API. */
export const keyCommands: readonly Command[] = [
  {
    name: 'key create',
    options: {
      name: { kind: 'text', required: true },
      scopes: { kind: 'scopes', required: true },
      school: { kind: 'id' },
    },
    takesId: false,
    async run({ ask, print, t }, { name = '', scopes = '', school = null }) {
      const wanted = scopesOf(scopes)
      const scopeList = apiScopes.filter((scope) => wanted.includes(scope))
      const { id, key } = await ask(createApiKey, { name, schoolId: school, scopes: scopeList })
      print(t('admin:key.created', { id }))
      print(key ?? '')
    },
  },
  {
    name: 'key list',
    options: { school: { kind: 'id' } },
    takesId: false,
    async run({ ask, print, t }, { school = null }) {
      const keys = await ask(listApiKeys, { schoolId: school })
      if (keys.length === 0) print(t('admin:key.none'))
      for (const { id, name, schoolId, scopes, revokedAt, lastUsedOn } of keys) {
        const reach =
          schoolId === null ? t('admin:key.all_schools') : t('admin:key.one_school', { id: schoolId })
        const state = revokedAt ? t('admin:key.revoked_state') : (lastUsedOn ?? t('admin:key.unused'))
        print([id, name, reach, scopes.join(','), state].join('\t'))
      }
    },
  },
  {
    name: 'key revoke',
    options: {},
    takesId: true,
    async run({ ask, print, t }, _options, id) {
      await ask(revokeApiKey, { id })
      print(t('admin:key.revoked', { id }))
    },
  },
]
