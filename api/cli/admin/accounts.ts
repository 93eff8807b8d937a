import { listAccounts } from '../../../journal/access/list-accounts'
import { unlinkAccount } from '../../../journal/access/unlink-account'
import type { Command } from './command'
import { everyPage } from './every-page'
import { fullName, minutes } from './show'

/** Linked messenger accounts. */
export const accountCommands: readonly Command[] = [
  {
    name: 'account list',
    options: { school: { kind: 'id' }, person: { kind: 'id' } },
    takesId: false,
    async run({ ask, print, t }, { school: schoolId, person: personId }) {
      const pages = everyPage(async (cursor) => {
        const page = await ask(listAccounts, { schoolId, personId, cursor, limit: 200 })
        return { items: page.items, next: page.nextCursor }
      })
      let count = 0
      for await (const { linkId, linkedAt, ...person } of pages) {
        print([linkId, fullName(person), minutes(linkedAt.toISOString())].join('\t'))
        count++
      }
      if (count === 0) print(t('admin:account.none'))
    },
  },
  {
    name: 'account unlink',
    options: {},
    takesId: true,
    async run({ ask, print, t }, _options, id) {
      await ask(unlinkAccount, { linkId: id })
      print(t('admin:account.unlinked', { id }))
    },
  },
]
