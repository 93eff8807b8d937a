import type { AccountActor } from '../journal/actor'
import type { AccountLinkId, SchoolId } from '../journal/ids'

/** One message to be sent: a row of the outbox with the rows merged into it, and its recipient as they are now. */
export interface DueNotice {
  /** The rows it settles, the first of them the one it is named after. */
  readonly ids: readonly string[]
  readonly schoolId: SchoolId
  readonly linkId: AccountLinkId
  readonly template: string
  /** The ids each row was written with. */
  readonly params: readonly Readonly<Record<string, string>>[]
  readonly importance: 'important' | 'normal' | 'bulk'
  readonly attempts: number
  /** Null when the link is gone: nothing may be told. */
  readonly recipient: AccountActor | null
}

/** How sending ended. */
export type Delivered =
  | { readonly kind: 'sent' }
  /** There was nothing to tell any more. */
  | { readonly kind: 'cancelled' }
  /** The person does not let us write to them. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'later'; readonly at: Date }
  /** Everything waits until then; this one has not been sent. */
  | { readonly kind: 'paused'; readonly until: Date }
  /** Worth another try; `doubled` when it may have arrived nevertheless. */
  | { readonly kind: 'failed'; readonly reason: string; readonly doubled: boolean }
  /** No try will help. */
  | { readonly kind: 'dead'; readonly reason: string }

/** The outbox as its worker sees it. */
export interface OutboxStore {
  /** Marks due messages as being sent and answers them, the important first; those of a dead holder are taken over. */
  claim(request: {
    readonly holder: string
    readonly limit: number
    readonly now: Date
  }): Promise<readonly DueNotice[]>
  /** Records how messages ended; unknown or taken-over rows are left alone. */
  settle(holder: string, settled: readonly Settled[], now: Date): Promise<void>
  /** Gives back what other senders left on its way: all of it when they are known to be dead, else what is overdue. */
  reclaim(holder: string, othersAreDead: boolean): Promise<void>
}

/** How one message ended, and when it is due again if it is. */
export interface Settled {
  readonly ids: readonly string[]
  readonly state: 'sent' | 'cancelled' | 'failed' | 'dead' | 'ready'
  readonly retryAt?: Date
  readonly reason?: string
  readonly possiblyDoubled?: boolean
  /** Marks the recipient's account as one that cannot be written to. */
  readonly unreachable?: boolean
  /** The try did not reach the messenger and does not count. */
  readonly uncounted?: boolean
}

/** Words one message and sends it. */
export type Deliver = (notice: DueNotice & { readonly recipient: AccountActor }) => Promise<Delivered>

/** Lets one process at a time do something; the others stand by. */
export interface TurnLock {
  /** Resolves when this process has the lock; `signal` stops the waiting. */
  acquire(signal: AbortSignal): Promise<{ readonly lost: AbortSignal; release(): Promise<void> }>
}

/** One run that a job owes. */
export interface Due {
  /** Names the run within its job and school, such as a date; a second run of the same name never happens. */
  readonly key: string
  readonly dueAt: Date
  readonly schoolId?: SchoolId
}

/** Which runs happened. */
export interface JobRuns {
  /** The latest instant at which a run of the job was due, or null before its first. */
  lastDueAt(job: string): Promise<Date | null>
  /** Takes a run; null when another has it or had it. */
  begin(job: string, due: Due): Promise<string | null>
  finish(runId: string): Promise<void>
  /** Gives a failed run back, so that it is taken again. */
  fail(runId: string): Promise<void>
  /** Runs that were begun and never finished: their process died. */
  abandoned(job: string): Promise<readonly Due[]>
}
