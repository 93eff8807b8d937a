import type { Update } from '@grammyjs/types'
import { conflict } from './api-error'
import type { SimulatorClock } from './simulator-clock'
import type { Counters } from './counters'
import type { PendingUpdate } from './records'
import type { Store, Table } from './store'

/** The kind of an update: the name of its one field besides the id. */
export type UpdateKind = Exclude<keyof Update, 'update_id'>

const day = 24 * 3600 * 1000
const unlessAsked: ReadonlySet<string> = new Set([
  'chat_member',
  'message_reaction',
  'message_reaction_count',
])

interface Poller {
  offset: number
  limit: number
  finish(updates: Update[]): void
  refuse(error: Error, afterMs: number): void
}

/** The queue of updates, and the one long poll that may wait for it. */
export class Updates {
  /** Called when something was added, for webhook delivery. */
  onAdded: (() => void) | undefined
  private readonly pending: Table<PendingUpdate>
  private readonly settings: Table<string[]>
  private poller: Poller | undefined
  private nextConflictAt = 0

  constructor(
    store: Store,
    private readonly counters: Counters,
    private readonly clock: SimulatorClock,
  ) {
    this.pending = store.table('update')
    this.settings = store.table('updateSettings')
  }

  /** The kinds the bot asked for; undefined is Telegram's default. */
  get allowed(): string[] | undefined {
    const allowed = this.settings.get('allowed')
    return allowed === undefined || allowed.length === 0 ? undefined : allowed
  }

  /** Remembers `allowed_updates`; it counts for updates that come from now on. */
  allow(kinds: string[] | undefined): void {
    if (kinds !== undefined && JSON.stringify(kinds) !== JSON.stringify(this.settings.get('allowed'))) {
      this.settings.set('allowed', kinds)
    }
  }

  /** Queues an update unless the bot did not ask for its kind. Updates of one lane are delivered in order. */
  add<K extends UpdateKind>(kind: K, content: NonNullable<Update[K]>, lane: string, lifetimeMs = day): void {
    const wanted = this.allowed?.includes(kind) ?? !unlessAsked.has(kind)
    if (!wanted) return
    const update = { update_id: this.counters.nextUpdateId(), [kind]: content } as Update
    // The content is copied: the message may change before the bot reads of it.
    const frozen = structuredClone(update)
    this.pending.set(update.update_id, { update: frozen, lane, expiresAt: this.clock.now() + lifetimeMs })
    this.serve()
    this.onAdded?.()
  }

  /** The updates that wait, oldest first, without those that are too old. */
  *waiting(): Generator<PendingUpdate> {
    const now = this.clock.now()
    for (const pending of this.pending.values()) {
      if (pending.expiresAt < now) this.pending.delete(pending.update.update_id)
      else yield pending
    }
  }

  /** True while a getUpdates call waits for something to come. */
  get polling(): boolean {
    return this.poller !== undefined
  }

  get count(): number {
    return this.pending.size
  }

  /** Forgets an update that the bot has. */
  done(updateId: number): void {
    this.pending.delete(updateId)
  }

  clear(): void {
    for (const { update } of [...this.pending.values()]) this.pending.delete(update.update_id)
  }

  /**
   * Answers a getUpdates call: confirms what is below `offset`, then waits up to `timeoutMs` for something to come.
   * A poll that was already waiting ends with 409. `onGone` tells when the caller hangs up.
   */
  poll(
    offset: number,
    limit: number,
    timeoutMs: number,
    onGone: (listener: () => void) => void,
  ): Promise<Update[]> {
    this.endPoll('terminated by other getUpdates request; make sure that only one bot instance is running')
    const from = this.confirm(offset)
    const ready = this.batch(from, limit)
    if (ready.length > 0 || timeoutMs <= 0) return Promise.resolve(ready)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => poller.finish([]), timeoutMs)
      const settle = (): void => {
        clearTimeout(timer)
        if (this.poller === poller) this.poller = undefined
      }
      const poller: Poller = {
        offset: from,
        limit,
        finish: (updates) => {
          settle()
          resolve(updates)
        },
        refuse: (error, afterMs) => {
          settle()
          setTimeout(() => reject(error), afterMs)
        },
      }
      this.poller = poller
      onGone(() => poller.finish([]))
    })
  }

  /** Ends the waiting poll with 409; a second one within 3 s is answered late, as Telegram does. */
  endPoll(reason: string): void {
    if (this.poller === undefined) return
    const now = Date.now()
    const late = now < this.nextConflictAt
    if (!late) this.nextConflictAt = now + 3000
    this.poller.refuse(conflict(reason), late ? 3000 : 0)
  }

  /** Lets a waiting poll go with nothing, for shutting down. */
  close(): void {
    this.poller?.finish([])
  }

  private confirm(offset: number): number {
    if (offset === 0) return 0
    const from = offset > 0 ? offset : ([...this.waiting()].at(offset)?.update.update_id ?? 0)
    for (const { update } of this.waiting()) {
      if (update.update_id >= from) break
      this.pending.delete(update.update_id)
    }
    return from
  }

  private batch(from: number, limit: number): Update[] {
    const found: Update[] = []
    for (const { update } of this.waiting()) {
      if (update.update_id >= from) found.push(update)
      if (found.length === limit) break
    }
    return found
  }

  private serve(): void {
    const { poller } = this
    if (poller === undefined) return
    // At the next turn, so that what one action adds arrives together.
    setImmediate(() => {
      if (this.poller !== poller) return
      const updates = this.batch(poller.offset, poller.limit)
      if (updates.length > 0) poller.finish(updates)
    })
  }
}
