import { z } from 'zod'
import { listAccounts } from '../../../journal/access/list-accounts'
import { unlinkAccount } from '../../../journal/access/unlink-account'
import { id } from '../../../journal/ids'
import { idParams, pageOf, pageQuery, route } from '../../route'
import { holder } from '../link-codes/schema'

const account = z.object({
  id: id.describe('Of the link between the account and this person; what DELETE takes'),
  schoolId: id,
  person: holder,
  linkedAt: z.iso.datetime(),
  reachable: z.boolean().describe('False once the person has blocked the bot'),
})

/** Messenger accounts that are linked to people; scope `accounts`. The messenger’s own id is never told. */
export const accountRoutes = [
  route({
    method: 'get',
    path: '/accounts',
    summary: 'List linked accounts, the newest first',
    query: z.strictObject({ schoolId: id.optional(), personId: id.optional(), ...pageQuery }),
    status: 200,
    result: pageOf(account),
    async handle({ journal, caller, query: { after, ...query } }) {
      const page = await listAccounts(journal, caller, { ...query, cursor: after })
      const items = page.items.map(({ linkId, schoolId, linkedAt, reachable, ...person }) => ({
        id: linkId,
        schoolId,
        person: {
          id: person.personId,
          surname: person.surname,
          givenName: person.givenName,
          patronymic: person.patronymic,
        },
        linkedAt: linkedAt.toISOString(),
        reachable,
      }))
      return { items, next: page.nextCursor }
    },
  }),
  route({
    method: 'delete',
    path: '/accounts/{id}',
    summary: 'Unlink an account at once',
    params: idParams,
    status: 204,
    async handle({ journal, caller, params }) {
      await unlinkAccount(journal, caller, { linkId: params.id })
      return undefined
    },
  }),
]
