import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries'
import { EmbeddedError } from './embedded-error'
import { createPassword, ROLE } from './password'
import type { Place } from './place'
import { spawnSettings } from './spawn-settings'

/** What suits a school on a small machine; written into postgresql.conf, where its administrator may change it. */
const TUNED = {
  max_connections: '60',
  shared_buffers: '128MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '512MB',
  random_page_cost: '1.1',
  jit: 'off',
}

/**
 * Makes an empty cluster with a fresh password. A kill half-way leaves only a draft, which the next call clears
 * away: the cluster appears under its name when it is whole.
 *
 * @throws EmbeddedError `init-failed`.
 */
export async function initialiseCluster(place: Place, binaries: Binaries, durable: boolean): Promise<void> {
  const drafts = readdirSync(place.home).filter((name) => name.startsWith('draft-'))
  await Promise.all(drafts.map((name) => rm(join(place.home, name), { recursive: true, force: true })))

  const draft = join(place.home, `draft-${randomUUID()}`)
  const passwordFile = `${draft}-password`
  mkdirSync(draft, { mode: 0o700 })
  writeFileSync(passwordFile, createPassword(place), { mode: 0o600 })
  if (place.user) for (const path of [draft, passwordFile]) chownSync(path, place.user.uid, place.user.gid)
  try {
    await runInitdb(place, binaries, [
      `--pgdata=${draft}`,
      `--pwfile=${passwordFile}`,
      ...(durable ? [] : ['--no-sync']),
    ])
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(draft, place.cluster)
  if (durable) await syncFolder(place.home)
}

async function runInitdb(place: Place, { bin }: Binaries, own: string[]): Promise<void> {
  const fixed = [
    '--encoding=UTF8',
    '--locale=C',
    '--auth=scram-sha-256',
    `--username=${ROLE}`,
    '--no-instructions',
  ]
  const tuned = Object.entries(TUNED).flatMap(([name, value]) => ['--set', `${name}=${value}`])
  try {
    await promisify(execFile)(join(bin, 'initdb'), [...own, ...fixed, ...tuned], spawnSettings(place))
  } catch (error) {
    const reason = ((error as { stderr?: string }).stderr ?? String(error)).trim().split('\n').at(-1) ?? ''
    const message = `The embedded database could not be made in ${place.home}: ${reason} Put that right and start again.`
    throw new EmbeddedError('init-failed', message, { reason })
  }
}

/** Without this a power cut could lose the new name, and with it everything stored under it since. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
