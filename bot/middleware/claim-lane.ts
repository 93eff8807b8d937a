import { setTimeout as delay } from 'node:timers/promises'
import type { Claim } from '../ports'
import type { BotParts, Step, UpdateContext } from '../update-context'

/** Thrown when an update cannot be served now and must come again. */
export class ComeAgain extends Error {
  constructor(reason: string) {
    super(reason)
    this.name = 'ComeAgain'
  }
}

/** Longer than a lease, so that a lane whose holder died is taken over by a waiting update. */
const patienceMs = 75_000
const longestWaitMs = 250

const claimPatiently = async ({ store, clock }: BotParts, ctx: UpdateContext): Promise<Claim> => {
  const { user } = ctx
  const updateId = ctx.update.update_id
  const deadline = performance.now() + patienceMs
  for (let waitMs = 10; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
    const claim = await store.claim({ updateId, user, now: clock.now() })
    if (claim.kind !== 'busy') return claim
    if (performance.now() > deadline) throw new ComeAgain('the lane stayed busy')
    await delay(waitMs)
  }
}

/**
 * Serves one update at a time a person, over all processes, and none twice.
 * What the store could not be told because it was away is told when the update comes again: a finished update is then only
 * recorded, not answered a second time.
 */
export const claimLane = (parts: BotParts): Step => {
  const { store, log } = parts
  const owed = new Map<number, { readonly settles: boolean; pay(): Promise<void> }>()

  const settle = async (updateId: number, settles: boolean, pay: () => Promise<void>) => {
    try {
      await pay()
      owed.delete(updateId)
    } catch (error) {
      owed.set(updateId, { settles, pay })
      if (settles) throw error
      log.warn({ category: 'update', updateId }, 'the lane could not be freed')
    }
  }

  return async (ctx, next) => {
    const updateId = ctx.update.update_id
    const { user } = ctx
    const debt = owed.get(updateId)
    if (debt) {
      await debt.pay()
      owed.delete(updateId)
      if (debt.settles) return
    }
    const claim = await claimPatiently(parts, ctx)
    if (claim.kind !== 'claimed') return
    ctx.actor = claim.actor
    ctx.lane = claim.state
    try {
      await next()
    } catch (error) {
      await settle(updateId, false, () => store.abandon({ updateId, user }))
      throw error
    }
    const state = ctx.nextLane
    await settle(updateId, true, () => store.finish({ updateId, user, state }))
  }
}
