import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'

export interface TurnLockOptions {
  readonly url: string
  /** What the lock is for; equal names exclude each other over all processes of the database. */
  readonly name: string
  /** Milliseconds between two tries; 1000 by default. */
  readonly retryMs?: number
  /** Milliseconds between two proofs that the session still lives; 5000 by default. */
  readonly proofMs?: number
}

/** A lock that is held. */
export interface HeldTurn {
  /** Fires when the session that holds the lock is gone, and with it the lock. */
  readonly lost: AbortSignal
  release(): Promise<void>
}

const open = async (url: string): Promise<Client> => {
  const client = new Client({
    connectionString: url,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
    application_name: 'zvonok lock',
  })
  // Without a listener a broken session would end the process.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

const tryLock = async (client: Client, name: string): Promise<boolean> => {
  const { rows } = await client.query<{ locked: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as locked',
    [`zvonok:${name}`],
  )
  return rows[0]?.locked ?? false
}

/** Watches a session by its events and by asking it now and then. */
const watch = (client: Client, proofMs: number): HeldTurn => {
  const lost = new AbortController()
  const lose = () => lost.abort(new Error('The session that held the lock is gone'))
  client.once('end', lose)
  client.once('error', lose)
  const proof = setInterval(() => {
    client.query('select 1').catch(lose)
  }, proofMs)
  lost.signal.addEventListener('abort', () => clearInterval(proof))
  return {
    lost: lost.signal,
    async release() {
      clearInterval(proof)
      client.off('end', lose)
      await client.end().catch(() => undefined)
    },
  }
}

/** A lock held by a session of its own, so that it falls with its process. Its takers stand by and try again. */
export const createTurnLock = ({ url, name, retryMs = 1_000, proofMs = 5_000 }: TurnLockOptions) => ({
  /** Resolves when this process has the lock; rejects when `signal` fires first. */
  async acquire(signal: AbortSignal): Promise<HeldTurn> {
    for (;;) {
      signal.throwIfAborted()
      const client = await open(url).catch(() => null)
      try {
        while (client && !(await tryLock(client, name))) await delay(retryMs, undefined, { signal })
        if (client) return watch(client, proofMs)
      } catch (error) {
        await client?.end().catch(() => undefined)
        if (signal.aborted) throw error
      }
      await delay(retryMs, undefined, { signal })
    }
  },
})
