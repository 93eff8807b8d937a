import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from './embedded/open-embedded'

/** A server for a moment. */
export interface ThrowAwayServer {
  /** An empty database of its superuser. */
  readonly url: string
  /** Stops the server and removes its files. */
  stop(): Promise<void>
}

const silent = { info: () => undefined, warn: () => undefined }

/** Starts our embedded PostgreSQL in a temporary folder, unsafe against power cuts and so fast. */
export async function openThrowAway(): Promise<ThrowAwayServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zvonok-'))
  // Root's server runs as another user, who must be able to walk here.
  await chmod(dataDir, 0o755)
  const embedded = await openEmbedded({ dataDir, mode: 'attach', durable: false, log: silent })
  return {
    url: embedded.url,
    async stop() {
      await embedded.stop()
      for (const folder of [embedded.location, dataDir]) await rm(folder, { recursive: true, force: true })
    },
  }
}
