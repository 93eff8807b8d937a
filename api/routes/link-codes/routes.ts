import { issueClassLinkCodes } from '../../../journal/access/issue-class-link-codes'
import { issueLinkCode } from '../../../journal/access/issue-link-code'
import { listLinkCodes } from '../../../journal/access/list-link-codes'
import { revokeLinkCode } from '../../../journal/access/revoke-link-code'
import { readClassLetterhead } from '../../../journal/classes/read-class-letterhead'
import type { Texts } from '../../../locales/translate'
import { idParams, pageOf, route, type Route } from '../../route'
import { firstTold, type DeepLink } from './issued'
import { renderLetters } from './letters'
import {
  classCodes,
  issuedLinkCode,
  lettersQuery,
  linkCodeQuery,
  listedLinkCode,
  newClassCodes,
  newLinkCode,
} from './schema'

/** One-time codes by which people link their accounts; scope `codes`. */
export const linkCodeRoutes = (deepLink: DeepLink, texts: Texts): readonly Route[] => [
  route({
    method: 'post',
    path: '/link-codes',
    summary: 'Issue a code to a person',
    description:
      'Revokes the person’s unused codes. The code is told this once: a repeat with the same `Idempotency-Key` answers 409.',
    body: newLinkCode,
    status: 201,
    result: issuedLinkCode,
    async handle({ journal, caller, body }) {
      const issued = await issueLinkCode(journal, caller, body)
      const code = firstTold(issued.code, 'code')
      return { id: issued.id, code, deepLink: deepLink(code), expiresAt: issued.expiresAt }
    },
  }),
  route({
    method: 'get',
    path: '/link-codes',
    summary: 'List issued codes, the newest first, without the codes themselves',
    query: linkCodeQuery,
    status: 200,
    result: pageOf(listedLinkCode),
    async handle({ journal, caller, query: { after, state, ...query } }) {
      const wanted = state === 'issued' ? 'unused' : state
      const page = await listLinkCodes(journal, caller, { ...query, state: wanted, cursor: after })
      const items = page.items.map(({ id, schoolId, issuedAt, expiresAt, state: found, ...person }) => ({
        id,
        schoolId,
        person: {
          id: person.personId,
          surname: person.surname,
          givenName: person.givenName,
          patronymic: person.patronymic,
        },
        issuedAt: issuedAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
        state: found === 'unused' ? ('issued' as const) : found,
      }))
      return { items, next: page.nextCursor }
    },
  }),
  route({
    method: 'delete',
    path: '/link-codes/{id}',
    summary: 'Revoke an unused code',
    description: 'A code that has been used cannot be revoked: unlink the account instead.',
    params: idParams,
    status: 204,
    async handle({ journal, caller, params }) {
      await revokeLinkCode(journal, caller, params)
      return undefined
    },
  }),
  route({
    method: 'post',
    path: '/classes/{id}/link-codes',
    summary: 'Issue codes to the pupils and guardians of a class',
    description:
      'With `Accept: text/html` the answer is a sheet of letters to print, each with its QR code. The codes are told this once: a repeat with the same `Idempotency-Key` answers 409.',
    params: idParams,
    query: lettersQuery,
    body: newClassCodes,
    status: 201,
    result: classCodes,
    async handle({ journal, caller, params, body }) {
      const { codes, skipped } = await issueClassLinkCodes(journal, caller, { classId: params.id, ...body })
      return {
        skipped,
        codes: codes.map(({ id, expiresAt, role, children, ...issued }) => {
          const code = firstTold(issued.code, 'code')
          const { personId, surname, givenName, patronymic } = issued
          const person = { id: personId, surname, givenName, patronymic }
          return { id, code, deepLink: deepLink(code), expiresAt, role, person, children }
        }),
      }
    },
    async html({ codes }, { journal, caller, params, query: { language } }) {
      const head = await readClassLetterhead(journal, caller, { classId: params.id })
      return renderLetters(head, codes, texts.translator(language), language)
    },
  }),
]
