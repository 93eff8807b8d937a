import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Binaries, findNative, prepareBinaries } from './binaries'
import { EmbeddedError } from './embedded-error'
import type { EmbeddedLog } from './embedded-log'
import { ensureDatabase } from './ensure-database'
import { findServer, type Server } from './find-server'
import { initialiseCluster } from './initialise-cluster'
import { readPassword, urlOf } from './password'
import { type Place, settlePlace } from './place'
import { startServer, untilReady } from './start-server'
import { stopServer } from './stop-server'
import { enterUser, listUsers, type Mode } from './users'
import { watchServer } from './watch-server'
import { withTurn } from './with-turn'

const ROUNDS = 10
const NO_ACCESS = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']

/** What to open, and for what. */
export interface EmbeddedOptions {
  /** DATA_DIR; made if missing. */
  dataDir: string
  /** `serve`: at most one per data folder. `attach`: any number, beside a `serve` or alone. */
  mode: Mode
  /** False trades safety against power cuts for speed, for tests; true by default. Ignored by a running server. */
  durable?: boolean | undefined
  log: EmbeddedLog
  /** Called once if the server ends while we use it. The database is not restarted; call `stop` and open anew. */
  onExit?: (() => void) | undefined
}

/** The embedded database, open for this process. */
export interface Embedded {
  /** For any PostgreSQL client; holds the password, so it must not be logged. */
  url: string
  port: number
  /** The folder with the cluster and the server's log; under /var/lib/zvonok when root's DATA_DIR is private. */
  location: string
  /** Whether the server was running already: started by a command, or left over from a kill. */
  adopted: boolean
  /** Leaves; the last user out stops the server and waits until it is gone. Close your connections first. */
  stop(): Promise<void>
}

/**
 * Opens the database that the program brings along: makes it on the first start, starts its server or joins the one
 * that runs. Everyone who has it open is entered in a list, under a lock that kills cannot leave shut.
 *
 * @throws EmbeddedError: see its codes.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  findNative()
  try {
    return await open(options)
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException
    if (error instanceof EmbeddedError || !NO_ACCESS.includes(code ?? '')) {
      throw error
    }
    const where = path ?? options.dataDir
    const message = `The embedded database cannot use ${where} (${code}). Give this user the right to write there, or set DATA_DIR to another folder.`
    throw new EmbeddedError('no-access', message, { path: where })
  }
}

async function open({ dataDir, mode, durable = true, log, onExit }: EmbeddedOptions): Promise<Embedded> {
  const place = settlePlace(resolve(dataDir))
  const { server, adopted, password, leave } = await withTurn(place.home, async () => {
    if (mode === 'serve') refuseSecondServe(place)
    const joined = await joinServer(place, durable)
    return { ...joined, leave: enterUser(place, mode) }
  })
  log.info({ location: place.home, port: server.port, adopted }, 'embedded PostgreSQL is ready')

  const unwatch = watchServer(server.pid, () => {
    log.warn({ location: place.home, pid: server.pid }, 'embedded PostgreSQL has ended unexpectedly')
    onExit?.()
  })
  const stop = async () => {
    unwatch()
    await withTurn(place.home, async () => {
      leave()
      if (listUsers(place).length === 0) await stopServer(place)
    })
  }
  let stopping: Promise<void> | undefined
  return {
    url: urlOf(server.port, password),
    port: server.port,
    location: place.home,
    adopted,
    stop: () => (stopping ??= stop()),
  }
}

function refuseSecondServe(place: Place): void {
  const other = listUsers(place).find(({ mode }) => mode === 'serve')
  if (!other) return
  const message = `Process ${other.pid} already serves ${dirname(place.keys)}. Stop it first, or set DATA_DIR to another folder.`
  throw new EmbeddedError('in-use', message, { pid: other.pid })
}

/** A server that is killed between our finding and our asking it is found gone the next time round. */
async function joinServer(
  place: Place,
  durable: boolean,
): Promise<{ server: Server; adopted: boolean; password: string }> {
  for (let round = 1; round <= ROUNDS; round++) {
    const running = await findUsableServer(place)
    const server = running ?? (await startAnew(place, durable))
    try {
      const password = readPassword(place)
      const stillRuns = () => findServer(place)?.pid === server.pid
      const usable = await ensureDatabase(server.port, password, stillRuns)
      if (usable) return { server, adopted: running !== null, password }
    } catch (error) {
      if (!running) await stopServer(place)
      throw error
    }
  }
  const message = `The embedded PostgreSQL ends again and again. Its log, ${join(place.home, 'server.log')}, says why.`
  throw new EmbeddedError('start-failed', message, { reason: '' })
}

/** A server on its way out is seen off; one that is still recovering is waited for. */
async function findUsableServer(place: Place): Promise<Server | null> {
  const found = findServer(place)
  if (!found) return null
  if (found.status === 'stopping') await stopServer(place)
  return untilReady(place, found.pid)
}

async function startAnew(place: Place, durable: boolean): Promise<Server> {
  const binaries = await prepareBinaries(place)
  if (existsSync(place.cluster)) refuseOtherVersion(place, binaries)
  else await initialiseCluster(place, binaries, durable)
  return startServer(place, binaries, durable)
}

function refuseOtherVersion(place: Place, { major }: Binaries): void {
  const found = readFileSync(join(place.cluster, 'PG_VERSION'), 'utf8').trim()
  if (found === major) return
  const message = `The embedded database in ${place.home} was made by PostgreSQL ${found}, and this program brings PostgreSQL ${major}. Go back to the program's earlier version, make a backup there and restore it here.`
  throw new EmbeddedError('other-version', message, { found, brought: major })
}
