import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Binaries } from './binaries'
import { EmbeddedError } from './embedded-error'
import { findServer, type Server } from './find-server'
import type { Place } from './place'
import { spawnSettings } from './spawn-settings'

/** Recovery after a crash may take a while; a minute would be a very slow disk. */
const READY_WITHIN_MS = 180_000
const NOT_READY = 'it has not become ready within three minutes.'
/** How long processes of a killed server may hold its memory, or a stranger the port we had picked. */
const RETRY_WITHIN_MS = 20_000
const PASSING = /pre-existing shared memory block|Address already in use|could not create any TCP\/IP sockets/
const LOG_KEPT_BYTES = 1_000_000
const POLL_MS = 10

/**
 * Starts a server on an initialised cluster that has none, and waits until it takes connections.
 *
 * @throws EmbeddedError `start-failed` with PostgreSQL's own words.
 */
export async function startServer(place: Place, binaries: Binaries, durable: boolean): Promise<Server> {
  const deadline = Date.now() + RETRY_WITHIN_MS
  for (;;) {
    const outcome = await tryToStart(place, binaries, durable)
    if ('pid' in outcome) return outcome
    if (PASSING.test(outcome.words) && Date.now() < deadline) {
      await delay(50)
      continue
    }
    throw startFailed(place, outcome.words)
  }
}

/**
 * Waits until a server that is being started (or recovers) takes connections; null when it went away instead.
 *
 * @throws EmbeddedError `start-failed` after three minutes.
 */
export async function untilReady(place: Place, pid: number): Promise<Server | null> {
  const deadline = Date.now() + READY_WITHIN_MS
  for (;;) {
    const server = findServer(place)
    if (server?.pid !== pid) return null
    if (server.status === 'ready') return server
    if (Date.now() > deadline) throw startFailed(place, NOT_READY)
    await delay(POLL_MS)
  }
}

async function tryToStart(
  place: Place,
  { bin }: Binaries,
  durable: boolean,
): Promise<Server | { words: string }> {
  const file = logFile(place)
  const log = openSync(file, 'a', 0o600)
  const before = statSync(file).size
  const child = spawn(join(bin, 'postgres'), serverArguments(place, await freePort(), durable), {
    ...spawnSettings(place),
    // Its own group: Ctrl-C in our terminal must reach us alone, who then stop it in order.
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const end = { words: '', come: false }
  child.once('error', (error) => Object.assign(end, { words: error.message, come: true }))
  child.once('exit', () => (end.come = true))
  child.unref()
  const deadline = Date.now() + READY_WITHIN_MS
  while (!end.come) {
    const server = findServer(place)
    if (server && server.pid === child.pid && server.status === 'ready') return server
    if (Date.now() > deadline) throw startFailed(place, NOT_READY)
    await delay(POLL_MS)
  }
  return { words: end.words + readFileSync(file).subarray(before).toString() }
}

function serverArguments({ cluster }: Place, port: number, durable: boolean): string[] {
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    // Refused statements carry names and marks; the client has been told, the log need not be.
    log_min_messages: 'log',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

function logFile(place: Place): string {
  const file = join(place.home, 'server.log')
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_KEPT_BYTES) renameSync(file, `${file}.1`)
  return file
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function startFailed(place: Place, words: string): EmbeddedError {
  const lines = words.split('\n').filter((line) => line.trim() !== '')
  const reason = (lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? '').trim()
  const log = join(place.home, 'server.log')
  const message = `The embedded PostgreSQL did not start: ${reason} Its own log, ${log}, says more.`
  return new EmbeddedError('start-failed', message, { reason, log })
}
