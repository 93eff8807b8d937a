import type { Database } from '../connection'
import { isOutage } from '../errors'
import { actorByExternalUser, type ActorRecord } from '../queries/actor'
import { abandonUpdate, claimUpdate, finishUpdate } from '../queries/updates'
import type { BotId } from '../values'

interface User {
  readonly channel: 'telegram'
  readonly externalUserId: string
}

interface Update {
  readonly updateId: number
  readonly user: User
}

interface State {
  readonly conversation: unknown
  readonly topic: string | null
}

type Claim<Actor> =
  | { readonly kind: 'done' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'claimed'; readonly actor: Actor; readonly state: State }

export interface UpdateStoreOptions<Actor> {
  readonly db: Database
  readonly botId: BotId
  /** Makes who asks of what the store knows; null for someone without an account. */
  readonly toActor: (user: User, record: ActorRecord | null) => Actor
}

/** Keeps the updates and lanes of one bot; claim and finish are one round trip each. */
export const createUpdateStore = <Actor>({ db, botId, toActor }: UpdateStoreOptions<Actor>) => ({
  isOutage,
  async claim({ updateId, user, now }: Update & { readonly now: Date }): Promise<Claim<Actor>> {
    const [row] = await db.run(claimUpdate, [botId, updateId, user.externalUserId, user.channel, now])
    if (!row) throw new Error('The claim was not answered')
    const { done, taken, conversation, topic } = row
    if (done) {
      // A repeat took the lane before it was known to be one.
      if (taken) await db.run(abandonUpdate, [botId, updateId, user.externalUserId])
      return { kind: 'done' }
    }
    if (!taken) return { kind: 'busy' }
    return { kind: 'claimed', actor: toActor(user, row.actor), state: { conversation, topic } }
  },
  async finish({ updateId, user, state }: Update & { readonly state: State | undefined }): Promise<void> {
    const conversation = state?.conversation ? JSON.stringify(state.conversation) : null
    const changed = state !== undefined
    await db.run(finishUpdate, [
      botId,
      updateId,
      user.externalUserId,
      changed,
      conversation,
      state?.topic ?? null,
    ])
  },
  async abandon({ updateId, user }: Update): Promise<void> {
    await db.run(abandonUpdate, [botId, updateId, user.externalUserId])
  },
  async actor(user: User, now: Date): Promise<Actor> {
    const [row] = await db.run(actorByExternalUser, [user.channel, user.externalUserId, now])
    return toActor(user, row?.actor ?? null)
  },
})
