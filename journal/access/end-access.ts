import type { Connection } from '../../db/connection'
import {
  dropConversations,
  dropNoticePreferences,
  dropUnsentNotices,
  dropViewTokens,
  endLinks,
  eraseUnlinkedAccounts,
} from '../../db/queries/access/accounts'
import type { AccountId, AccountLinkId, SchoolId } from '../ids'

interface EndedLink {
  readonly id: AccountLinkId
  readonly accountId: AccountId
}

/** Ends links at once: nothing that waits is sent over them any more, and what they preferred and were saying is forgotten. */
export async function endAccess(
  tx: Connection,
  schoolId: SchoolId,
  links: readonly EndedLink[],
  reason: 'self' | 'other_account' | 'school' | 'withdrawn' | 'left',
  now: Date,
): Promise<void> {
  const linkIds = links.map((link) => link.id)
  await tx.run(endLinks, [linkIds, now, reason])
  await tx.run(dropUnsentNotices, [linkIds])
  await forgetChannelData(
    tx,
    schoolId,
    links.map((link) => link.accountId),
  )
}

/** Forgets what accounts preferred about a school's pupils, their running conversations and their one-time pages. */
export async function forgetChannelData(
  tx: Connection,
  schoolId: SchoolId,
  accountIds: readonly AccountId[],
): Promise<void> {
  await tx.run(dropNoticePreferences, [accountIds, schoolId])
  await tx.run(dropConversations, [accountIds])
  await tx.run(dropViewTokens, [accountIds])
}

/**
 * Forgets who stands behind those of the accounts that are linked nowhere any more.
 * @returns the accounts that were forgotten
 */
export const eraseAccounts = async (
  tx: Connection,
  accountIds: readonly AccountId[],
): Promise<readonly AccountId[]> =>
  (await tx.run(eraseUnlinkedAccounts, [accountIds])).map((account) => account.id)
