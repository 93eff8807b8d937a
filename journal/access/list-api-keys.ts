import { z } from 'zod'
import { listedApiKeys } from '../../db/queries/access/api-keys'
import { id } from '../ids'
import { read } from '../operation'
import { managesApiKeys } from './policy'

/** Lists API keys with what they may do and when they were last used; never the keys. */
export const listApiKeys = read({
  name: 'list-api-keys',
  input: z.strictObject({ schoolId: id.nullable().default(null) }),
  scope: (actor, { schoolId }) => (managesApiKeys(actor, schoolId) ? { schoolId } : null),
  select: ({ db, scope }) => db.run(listedApiKeys, [scope.schoolId]),
})
