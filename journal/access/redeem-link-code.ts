import { z } from 'zod'
import type { Connection } from '../../db/connection'
import { insertLink, otherLinks, takeAccount } from '../../db/queries/access/accounts'
import { forgetAttempts } from '../../db/queries/access/link-attempts'
import { lockLinkCode, markLinkCodeRedeemed, type LinkCodeRecord } from '../../db/queries/access/link-codes'
import type { Actor, ChannelUser } from '../actor'
import { JournalError } from '../errors'
import { write, type Notice } from '../operation'
import { currentChildren, coversRequired } from '../people/policy'
import { consentItems, type ConsentItem } from '../settings'
import { hashUser } from './attempts'
import { consentNeeded } from './consent-needed'
import { loadAccessPerson, type AccessPerson, type AccessRole } from './person'
import { misusedBy } from './present-link-code'
import { recordChatConsent } from './record-chat-consent'
import { readTicket } from './ticket'

interface Subject {
  readonly code: LinkCodeRecord
  readonly holder: AccessPerson
  readonly user: ChannelUser
}

const checkUsable = ({ code, holder }: Subject, actor: Actor, now: Date): AccessRole => {
  if (code.redeemedAt) {
    const mine = actor.kind === 'account' && actor.accountId === code.redeemedByAccountId
    throw new JournalError(mine ? 'already_linked' : 'code_refused')
  }
  if (code.revokedAt || code.expiresAt <= now || holder.role === null) throw new JournalError('code_refused')
  return holder.role
}

const checkConsent = (holder: AccessPerson, items: readonly ConsentItem[]): 'chat' | 'none' => {
  const need = consentNeeded(holder)
  if (need === 'paper_missing') throw new JournalError('paper_consent_missing')
  if (need === 'guardian_first') throw new JournalError('guardian_consent_first')
  if (need !== 'chat') return 'none'
  if (!coversRequired(holder.person, items)) throw new JournalError('required_consent_items')
  return 'chat'
}

const tellOthers = async (
  tx: Connection,
  schoolId: string,
  personId: string,
  accountId: string,
  linkId: string,
): Promise<Notice[]> =>
  (await tx.run(otherLinks, [personId, accountId])).map((other) => ({
    schoolId,
    linkId: other.id,
    template: 'access.account_linked',
    params: { linkId },
    dedupeKey: `access.account_linked:${linkId}:${other.id}`,
    importance: 'important',
  }))

/**
 * Uses a presented code: makes the account if it is new, links it to the person, records the consents and tells the
 * person's other accounts. Of any number of simultaneous uses exactly one succeeds (A2, A4).
 * @throws ticket_expired, code_refused, already_linked, guardian_code_on_pupil_account, guardian_consent_first,
 * paper_consent_missing, required_consent_items; the code stays as it was
 */
export const redeemLinkCode = write({
  name: 'redeem-link-code',
  input: z.strictObject({
    ticket: z.string().max(200),
    items: z.array(z.enum(consentItems)).max(consentItems.length).default([]),
    language: z.enum(['ru', 'en']).optional(),
  }),
  async load({ journal, tx, actor, input, now }): Promise<Subject | null> {
    if (actor.kind !== 'account' && actor.kind !== 'stranger') return null
    const codeId = readTicket(input.ticket, actor.user, now, journal.secretKey)
    if (!codeId) throw new JournalError('ticket_expired')
    const [code] = await tx.run(lockLinkCode, [codeId])
    const holder = code ? await loadAccessPerson(tx, code.personId, now) : null
    return code && holder ? { code, holder, user: actor.user } : null
  },
  // Whoever holds a valid ticket presented the code themself; what else must hold is refused with its own reason.
  allow: (actor) => actor.kind === 'account' || actor.kind === 'stranger',
  async execute({ journal, tx, actor, subject, input, now }) {
    const { code, holder, user } = subject
    const { person } = holder
    const role = checkUsable(subject, actor, now)
    if (await misusedBy(tx, actor, holder)) throw new JournalError('guardian_code_on_pupil_account')
    const need = checkConsent(holder, input.items)
    const [account] = await tx.run(takeAccount, [user.channel, user.externalUserId, input.language ?? null])
    if (!account) throw new Error('The account was not stored')
    const link = [account.id, code.schoolId, code.personId, code.id, now]
    const [linked] = await tx.run(insertLink, link)
    if (!linked) throw new JournalError('already_linked')
    await tx.run(markLinkCodeRedeemed, [code.id, account.id, now])
    await tx.run(forgetAttempts, [hashUser(user, journal.secretKey)])
    const subjectIds =
      role === 'guardian' ? currentChildren(person).map(({ pupilId }) => pupilId) : [person.personId]
    const consentNumber =
      need === 'chat' ? await recordChatConsent(tx, { person, subjectIds, items: input.items, now }) : null
    const ids = { linkId: linked.id, personId: code.personId }
    return {
      result: { ...ids, schoolId: code.schoolId, role, consentNumber },
      audit: [
        {
          schoolId: code.schoolId,
          subjectKind: 'account_link',
          subjectId: linked.id,
          after: { ...ids, accountId: account.id, linkCodeId: code.id, consentNumber, items: input.items },
        },
      ],
      tell: await tellOthers(tx, code.schoolId, code.personId, account.id, linked.id),
    }
  },
})
