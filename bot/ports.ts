import type { Actor, ChannelUser } from '../journal/actor'
import type { FileId } from '../journal/ids'

/** What a lane keeps between updates of one person. */
export interface LaneState {
  /** The running conversation as its library stores it, or null. */
  readonly conversation: unknown
  readonly topic: string | null
}

export type Claim =
  /** The update was served before: answer 200 and do nothing. */
  | { readonly kind: 'done' }
  /** Another update of this person is being served, or an earlier one waits: try again shortly. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'claimed'; readonly actor: Actor; readonly state: LaneState }

/**
 * Remembers which updates were served and serves each person's updates one at a time, over all processes.
 * Claim and finish are one statement each.
 */
export interface UpdateStore {
  /** Records the update, takes the lane's lease and answers who asks and what was going on. */
  claim(update: { readonly updateId: number; readonly user: ChannelUser; readonly now: Date }): Promise<Claim>
  /** Marks the update done, saves the state when it changed (undefined: it did not) and frees the lane. */
  finish(update: {
    readonly updateId: number
    readonly user: ChannelUser
    readonly state: LaneState | undefined
  }): Promise<void>
  /** Frees the lane without marking the update done, so that it is served again. */
  abandon(update: { readonly updateId: number; readonly user: ChannelUser }): Promise<void>
  /** Reads the actor afresh. */
  actor(user: ChannelUser, now: Date): Promise<Actor>
  /** Whether an error says that the store cannot be reached, so that the same update will succeed later. */
  isOutage(error: unknown): boolean
}

/** Whom the messenger lets us write to. */
export interface Reachability {
  /** Records that a person blocked the bot or let it in again; of no account: does nothing. */
  setReachable(user: ChannelUser, reachable: boolean, now: Date): Promise<void>
}

/** How the messenger names files that were uploaded once. */
export interface FileHandles {
  find(fileId: FileId): Promise<string | null>
  save(fileId: FileId, handle: string): Promise<void>
}

/** Tells all processes that the messenger asked for silence. */
export interface SendPauses {
  /** @param scope `bot`, or `chat:<id>` */
  pause(scope: string, until: Date): Promise<void>
}

/** Lets one process at a time poll with a token; the others stand by. */
export interface PollerLock {
  /** Resolves when this process has the lock; `signal` stops the waiting. */
  acquire(signal: AbortSignal): Promise<{ readonly lost: AbortSignal; release(): Promise<void> }>
}
