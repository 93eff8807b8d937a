import type { Connection } from '../connection'
import { createTurnLock } from '../turn-lock'
import type { BotId } from '../values'
import { freeLanes } from './free-lanes'

/** Lets one process poll for a bot; whoever gets the turn takes back what a killed one before it held. */
export const createPollerLock = ({ db, url, botId }: { db: Connection; url: string; botId: BotId }) => {
  const turn = createTurnLock({ url, name: `poller:${botId}` })
  return {
    async acquire(signal: AbortSignal) {
      const held = await turn.acquire(signal)
      await freeLanes(db, botId)
      return held
    },
  }
}
