import type { AccountActor } from '../journal/actor'
import type { AccountLinkId } from '../journal/ids'
import type { Screen } from './ui/screen'
import type { Turn } from './turn'

/** What a notice is worded with: it reads as its recipient, so that it says no more than they may see now. */
export interface NoticeTurn extends Pick<Turn, 'now' | 'language' | 't' | 'run' | 'pageUrl'> {
  readonly actor: AccountActor
  /** The link the notice was written to: which school, which person. */
  readonly linkId: AccountLinkId
}

/** Ids that a notice was written with. */
export type NoticeParams = Readonly<Record<string, string>>

/** The message; null when there is nothing to tell any more; or the instant before which it must not be sent. */
export type WordedNotice = Screen | null | { readonly laterAt: Date }

/**
 * Words one notice just before it is sent.
 * @param params the ids of the first notice
 * @param merged the ids of all notices that were merged into this message, the first among them
 */
export type NoticeTemplate = (
  turn: NoticeTurn,
  params: NoticeParams,
  merged: readonly NoticeParams[],
) => Promise<WordedNotice>
