import { z } from 'zod'
import { actorByAccount, lockViewToken, useViewToken } from '../../db/queries/views/tokens'
import { actorOf, type Actor } from '../actor'
import { JournalError } from '../errors'
import { write, type Journal } from '../operation'
import { readablePupils } from '../people/policy'
import { tokenHash } from './token'
import { runView, viewNames, type ViewContent } from './viewable'

/**
 * Uses up the token of a one-time page; whoever holds it may. Unknown, used and outdated tokens are all «not found».
 * Answers with what {@link openView} then reads.
 */
export const redeemView = write({
  name: 'views.redeem',
  input: z.object({ token: z.string().min(16).max(100) }),
  async load({ journal, tx, input: { token }, now }) {
    const [row] = await tx.run(lockViewToken, [tokenHash(journal.secretKey, token), now])
    return row ?? null
  },
  allow: () => true,
  async execute({ tx, subject, now }) {
    await tx.run(useViewToken, [subject.id, now])
    const { id, accountId, operation, input } = subject
    return {
      result: { accountId, operation, input },
      audit: [{ schoolId: null, subjectKind: 'view', subjectId: id, after: { view: operation } }],
    }
  },
})

/** A page as it is to be shown: on the school's own server names stand in full. */
export interface OpenedView {
  readonly content: ViewContent
  readonly language: 'ru' | 'en'
  /** The name of each pupil as the family calls them. */
  readonly names: Readonly<Record<string, string>>
}

const nobody: Actor = { kind: 'job', name: 'view' }

/**
 * Opens a one-time page: redeems its token, resolves the account afresh and reads as that account, so that a link, consent
 * or guardianship that has ended since shows nothing.
 */
export async function openView(journal: Journal, token: string): Promise<OpenedView> {
  const { accountId, operation, input } = await redeemView(journal, { actor: nobody }, { token })
  const now = journal.clock.now()
  const [row] = await journal.db.run(actorByAccount, [accountId, now])
  const view = viewNames.find((name) => name === operation)
  if (!row || !view) throw new JournalError('not_found')
  const actor = actorOf({ channel: row.channel, externalUserId: row.externalUserId }, row.actor)
  const content = await runView(journal, { actor }, view, input)
  return {
    content,
    language: row.actor.language ?? 'ru',
    names: Object.fromEntries(
      readablePupils(actor).map(({ pupilId, child, person }) => [
        pupilId,
        child?.label ?? (child ?? person).givenName,
      ]),
    ),
  }
}
