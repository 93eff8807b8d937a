import QRCode from 'qrcode'
import { issueClassLinkCodes } from '../../../journal/access/issue-class-link-codes'
import { issueLinkCode } from '../../../journal/access/issue-link-code'
import { listLinkCodes } from '../../../journal/access/list-link-codes'
import { revokeLinkCode } from '../../../journal/access/revoke-link-code'
import { states } from '../../routes/link-codes/schema'
import type { Command, Terminal } from './command'
import { everyPage } from './every-page'
import { fullName, minutes } from './show'

const expiry = (days: string | undefined) => (days === undefined ? {} : { expiresInDays: Number(days) })

const skipped = ({ print, t }: Terminal, personId: string, reason: string) =>
  print(t(`admin:code.skipped.${reason}`, { id: personId }))

/** One-time codes. */
export const codeCommands: readonly Command[] = [
  {
    name: 'code issue',
    options: { person: { kind: 'id', required: true }, days: { kind: 'days' } },
    takesId: false,
    async run({ ask, print, t, deepLink }, { person = '', days }) {
      const issued = await ask(issueLinkCode, { personId: person, ...expiry(days) })
      const code = issued.code ?? ''
      print(t('admin:code.issued', { id: issued.id, until: minutes(issued.expiresAt) }))
      print(code)
      if (deepLink === null) {
        print(t('admin:code.no_link'))
        return
      }
      print(deepLink(code))
      print(await QRCode.toString(deepLink(code), { type: 'terminal', small: true }))
    },
  },
  {
    name: 'code class',
    options: { class: { kind: 'id', required: true }, days: { kind: 'days' } },
    takesId: false,
    async run(terminal, options) {
      const { ask, print, t, deepLink } = terminal
      const classId = options['class'] ?? ''
      const issued = await ask(issueClassLinkCodes, { classId, ...expiry(options['days']) })
      for (const { code, role, ...person } of issued.codes) {
        print(
          [fullName(person), t(`admin:code.role.${role}`), code ?? '', deepLink?.(code ?? '') ?? ''].join(
            '\t',
          ),
        )
      }
      for (const { personId, reason } of issued.skipped) skipped(terminal, personId, reason)
      print(t('admin:code.class_issued', { count: issued.codes.length }))
    },
  },
  {
    name: 'code list',
    options: { school: { kind: 'id' }, class: { kind: 'id' }, state: { kind: 'states' } },
    takesId: false,
    async run({ ask, print, t }, { school: schoolId, class: classId, state }) {
      const known = states.find((word) => word === state)
      const wanted = known === 'issued' ? ('unused' as const) : known
      const pages = everyPage(async (cursor) => {
        const page = await ask(listLinkCodes, { schoolId, classId, state: wanted, cursor, limit: 200 })
        return { items: page.items, next: page.nextCursor }
      })
      let count = 0
      for await (const { id, state: found, expiresAt, ...person } of pages) {
        print(
          [id, fullName(person), t(`admin:code.state.${found}`), minutes(expiresAt.toISOString())].join('\t'),
        )
        count++
      }
      if (count === 0) print(t('admin:code.none'))
    },
  },
  {
    name: 'code revoke',
    options: {},
    takesId: true,
    async run({ ask, print, t }, _options, id) {
      await ask(revokeLinkCode, { id })
      print(t('admin:code.revoked', { id }))
    },
  },
]
