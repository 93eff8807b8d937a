import type { LaneState, UpdateStore } from '../../../bot/ports'
import type { ChannelUser } from '../../../journal/actor'
import type { Database } from '../../../db/connection'
import { constantFeature } from '../constant-feature'
import { serveOurBot } from './our-bot'

const done = new Set<number>()
const leased = new Set<string>()
const states = new Map<string, LaneState>()
const fresh: LaneState = { conversation: null, topic: null }
const stranger = (user: ChannelUser) => ({ kind: 'stranger', user }) as const

const store: UpdateStore = {
  async claim({ updateId, user }) {
    if (done.has(updateId)) return { kind: 'done' }
    if (leased.has(user.externalUserId)) return { kind: 'busy' }
    leased.add(user.externalUserId)
    return { kind: 'claimed', actor: stranger(user), state: states.get(user.externalUserId) ?? fresh }
  },
  async finish({ updateId, user, state }) {
    done.add(updateId)
    if (state) states.set(user.externalUserId, state)
    leased.delete(user.externalUserId)
  },
  async abandon({ user }) {
    leased.delete(user.externalUserId)
  },
  actor: async (user) => stranger(user),
  isOutage: () => false,
}

// No operation of the journal runs here, so that nothing asks the database.
serveOurBot(store, [constantFeature], {} as Database)
