import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { completeBinaries, findNative, prepareBinaries } from '../../../db/embedded/binaries'
import { settlePlace } from '../../../db/embedded/place'
import { cleanUp, homeOf, newDataDir, open, query, serverPid } from './scratch'

afterEach(cleanUp)

const isLink = (path: string) => lstatSync(path).isSymbolicLink()

/** The installed package as "npm ci --ignore-scripts" leaves it: without links, and without the right to execute. */
function packageWithoutLinks(): string {
  const target = join(newDataDir(), 'package')
  // Several times faster than Node's own copying.
  execFileSync('cp', ['-R', dirname(findNative()), target])
  const native = join(target, 'native')
  for (const link of linksOf(native)) rmSync(link, { force: true })
  for (const name of ['postgres', 'initdb']) chmodSync(join(native, 'bin', name), 0o644)
  return native
}

function linksOf(native: string): string[] {
  const list = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { target: string }[]
  return list.map(({ target }) => join(dirname(native), target))
}

it('makes the library links that the install script would have made, once', () => {
  const native = packageWithoutLinks()
  const links = linksOf(native)
  expect(links.some((link) => existsSync(link))).toBe(false)
  completeBinaries(native)
  completeBinaries(native)
  expect(links.every((link) => isLink(link) && statSync(link).isFile())).toBe(true)
})

it('uses the installed binaries where they stand when they can be completed there', async () => {
  const native = packageWithoutLinks()
  const place = settlePlace(newDataDir())
  expect(await prepareBinaries(place, native)).toEqual({ bin: join(native, 'bin'), major: '18' })
})

it('makes a private copy, once, when the installed binaries cannot be completed where they stand', async () => {
  const native = packageWithoutLinks()
  // Stands for a folder that may not be written, which root could write all the same.
  symlinkSync('nowhere', linksOf(native)[0]!)
  const place = settlePlace(newDataDir())
  const { bin, major } = await prepareBinaries(place, native)
  expect(major).toBe('18')
  expect(bin).toMatch(new RegExp(`^${place.home}/binaries-18[^/]*/native/bin$`))
  const copied = statSync(join(bin, 'postgres')).ino
  expect((await prepareBinaries(place, native)).bin).toBe(bin)
  expect(statSync(join(bin, 'postgres')).ino).toBe(copied)
  expect(readdirSync(place.home).filter((name) => name.startsWith('binaries-'))).toHaveLength(1)
})

it('says that the system is unsupported when the binaries do not run even as a copy', async () => {
  const native = packageWithoutLinks()
  writeFileSync(join(native, 'bin/postgres'), '#!/lib/ld-musl-of-another-system\n')
  await expect(prepareBinaries(settlePlace(newDataDir()), native)).rejects.toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('set DATABASE_URL'),
  })
})

it('names the platform and DATABASE_URL where there are no binaries', () => {
  expect(() => findNative('win32-x64')).toThrow(
    'There is no embedded PostgreSQL for this platform (win32-x64): set DATABASE_URL to an existing PostgreSQL',
  )
})

const asRoot = process.getuid?.() === 0 ? describe : describe.skip

asRoot('root with a data folder that only root can walk into', () => {
  it('keeps the cluster under /var/lib/zvonok, says so, and finds it again', async () => {
    const dataDir = newDataDir(0o700)
    const first = await open({ dataDir })
    expect(first.location).toMatch(/^\/var\/lib\/zvonok\/[0-9a-f]{16}$/)
    expect(homeOf(dataDir)).toBe(first.location)
    expect(statSync(`/proc/${serverPid(dataDir)}`).uid).not.toBe(0)
    await query(first.url, 'create table lessons (title text)')
    await first.stop()

    const second = await open({ dataDir })
    expect(second.location).toBe(first.location)
    expect(await query(second.url, 'select * from lessons')).toEqual([])
  })
  it('copies the binaries out of a checkout that only root can walk into', async () => {
    const native = packageWithoutLinks()
    chmodSync(dirname(dirname(native)), 0o700)
    const place = settlePlace(newDataDir())
    const { bin } = await prepareBinaries(place, native)
    expect(bin.startsWith(`${place.home}/binaries-`)).toBe(true)
  })
})
