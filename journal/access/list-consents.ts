import { z } from 'zod'
import { listedConsents } from '../../db/queries/access/listed-consents'
import { id } from '../ids'
import { read } from '../operation'
import { pageInput, pageOf } from '../page'
import { reachOf } from '../schools/policy'

/** Lists consents item by item, withdrawn and ended ones too: those of a school, or those by or for one person. */
export const listConsents = read({
  name: 'list-consents',
  input: z.strictObject({ schoolId: id.optional(), personId: id.optional(), ...pageInput }),
  scope: (actor, { schoolId }) =>
    reachOf(actor, 'consents', ['administrator', 'technical_administrator', 'secretary'], schoolId),
  select: async ({ db, scope, input: { personId = null, after = null, limit } }) =>
    pageOf(await db.run(listedConsents, [scope.schoolIds, personId, after, limit + 1]), limit),
})
