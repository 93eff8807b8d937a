import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { type Embedded, type EmbeddedOptions, openEmbedded } from '../../../db/embedded/open-embedded'
import { isAlive } from '../../../db/embedded/process-stamp'
import { killHolders } from './holder'

export const silent = { info: () => undefined, warn: () => undefined }

const folders: string[] = []
const opened: Embedded[] = []

/** A data folder of its own; everyone may walk into it unless `mode` says otherwise. */
export function newDataDir(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'zvonok-embedded-'))
  chmodSync(folder, mode)
  folders.push(folder)
  return folder
}

let model: string | undefined

/** A data folder with a stopped database that holds one lesson: a copy, as making each anew takes a second. */
export async function usedDataDir(): Promise<string> {
  model ??= await makeModel()
  const dataDir = newDataDir()
  execFileSync('cp', ['-a', join(model, 'postgres'), dataDir])
  return dataDir
}

async function makeModel(): Promise<string> {
  const dataDir = newDataDir()
  const database = await open({ dataDir })
  await query(database.url, 'create table lessons (title text)')
  await query(database.url, `insert into lessons values ('алгебра')`)
  await database.stop()
  folders.splice(folders.indexOf(dataDir), 1)
  return dataDir
}

afterAll(() => {
  if (model) rmSync(model, { recursive: true })
})

/** Opens the database in this process; whatever a test leaves open is stopped by `cleanUp`. */
export async function open(
  options: Partial<EmbeddedOptions> & Pick<EmbeddedOptions, 'dataDir'>,
): Promise<Embedded> {
  const database = await openEmbedded({ mode: 'serve', durable: false, log: silent, ...options })
  opened.push(database)
  return database
}

/** Stops and removes everything the tests of this file have made, also after a failure. */
export async function cleanUp(): Promise<void> {
  killHolders()
  await Promise.all(opened.splice(0).map((database) => database.stop()))
  for (const folder of folders.splice(0)) {
    const pid = serverPid(folder)
    if (pid !== null && isAlive(pid)) {
      process.kill(pid, 'SIGQUIT')
      await until(() => !isAlive(pid))
    }
    const home = homeOf(folder)
    if (home.startsWith('/var/lib/zvonok/')) rmSync(home, { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Where the cluster of the data folder is. */
export function homeOf(dataDir: string): string {
  const note = join(dataDir, 'postgres/location')
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : join(dataDir, 'postgres')
}

/** The process of the server, or null when its `postmaster.pid` says that it has stopped in order. */
export function serverPid(dataDir: string): number | null {
  const file = join(homeOf(dataDir), 'cluster/postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null
}

export async function query<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql)).rows as Row[]
  } finally {
    await client.end()
  }
}

/** Waits for a condition; a test's own time limit ends a vain wait. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await delay(10)
}
