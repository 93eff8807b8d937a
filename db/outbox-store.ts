import type { Connection } from './connection'
import type { ActorRecord } from './queries/actor'
import { claimOutbox, reclaimOutbox, settleOutbox, type ClaimedRow } from './queries/outbox-claim'
import type { AccountLinkId, BotId, SchoolId } from './values'

interface DueNotice<Recipient> {
  readonly ids: readonly string[]
  readonly schoolId: SchoolId
  readonly linkId: AccountLinkId
  readonly template: string
  readonly params: readonly Readonly<Record<string, string>>[]
  readonly importance: 'important' | 'normal' | 'bulk'
  readonly attempts: number
  readonly recipient: Recipient | null
}

interface Settled {
  readonly ids: readonly string[]
  readonly state: 'sent' | 'cancelled' | 'failed' | 'dead' | 'ready'
  readonly retryAt?: Date
  readonly reason?: string
  readonly possiblyDoubled?: boolean
  readonly unreachable?: boolean
  readonly uncounted?: boolean
}

export interface OutboxStoreOptions<Recipient> {
  readonly db: Connection
  readonly botId: BotId
  /** Makes the recipient of what the store knows of their account. */
  readonly toRecipient: (
    user: { readonly channel: 'telegram'; readonly externalUserId: string },
    record: ActorRecord,
  ) => Recipient
}

/** Rows of one recipient and merge key become one message. */
const groupsOf = (rows: readonly ClaimedRow[]): readonly (readonly ClaimedRow[])[] => {
  const groups = new Map<string, ClaimedRow[]>()
  for (const row of rows) {
    const key = row.mergeKey === null ? row.id : `${row.linkId} ${row.mergeKey}`
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()]
}

/** The outbox as its sender sees it. */
export const createOutboxStore = <Recipient>({ db, botId, toRecipient }: OutboxStoreOptions<Recipient>) => ({
  async claim(request: {
    readonly holder: string
    readonly limit: number
    readonly now: Date
  }): Promise<readonly DueNotice<Recipient>[]> {
    const rows = await db.run(claimOutbox, [request.holder, request.now, request.limit, botId])
    return groupsOf(rows).flatMap((group) => {
      const [first] = group
      if (!first) return []
      const { actor, externalUserId, unreachable } = first
      const user = { channel: 'telegram' as const, externalUserId: externalUserId ?? '' }
      return [
        {
          ids: group.map(({ id }) => id),
          schoolId: first.schoolId,
          linkId: first.linkId,
          template: first.template,
          params: group.map(({ params }) => params),
          importance: first.importance,
          attempts: first.attempts,
          recipient: actor && !unreachable ? toRecipient(user, actor) : null,
        },
      ]
    })
  },
  async settle(holder: string, settled: readonly Settled[], now: Date): Promise<void> {
    await db.run(settleOutbox, [JSON.stringify(settled), holder, now])
  },
  async reclaim(holder: string, othersAreDead: boolean): Promise<void> {
    await db.run(reclaimOutbox, [holder, othersAreDead])
  },
})
