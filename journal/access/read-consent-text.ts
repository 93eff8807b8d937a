import { z } from 'zod'
import { schoolOfLinkCode } from '../../db/queries/access/link-codes'
import type { ChannelUser } from '../actor'
import { JournalError } from '../errors'
import { read } from '../operation'
import { settingsOf } from '../settings'
import { readTicket } from './ticket'

/** The school's part of the full consent document. */
export interface ConsentText {
  readonly operator: {
    readonly name: string
    readonly address: string | null
    readonly dataOfficer: string | null
  }
  readonly textVersion: string
  /** The school's own wording, or null for the standard one. */
  readonly text: string | null
}

/**
 * Reads the full text of the consent that stands behind a presented code.
 * @throws ticket_expired
 */
export const readConsentText = read({
  name: 'read-consent-text',
  input: z.strictObject({ ticket: z.string().max(200) }),
  scope: (actor): ChannelUser | null =>
    actor.kind === 'account' || actor.kind === 'stranger' ? actor.user : null,
  async select({ journal, db, scope: user, input, now }): Promise<ConsentText> {
    const codeId = readTicket(input.ticket, user, now, journal.secretKey)
    const [row] = codeId ? await db.run(schoolOfLinkCode, [codeId, now]) : []
    if (!row) throw new JournalError('ticket_expired')
    const { settings: stored, ...operator } = row
    const settings = settingsOf(stored)
    return { operator, textVersion: settings.consentTextVersion, text: settings.consentText }
  },
})
