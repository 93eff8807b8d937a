import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openEmbedded } from '../../../db/embedded/open-embedded'
import { isAlive } from '../../../db/embedded/process-stamp'
import { startHolder } from './holder'
import { cleanUp, homeOf, newDataDir, open, query, serverPid, silent, until, usedDataDir } from './scratch'

afterEach(cleanUp)

const lessons = (url: string) => query<{ title: string }>(url, 'select title from lessons')

describe('the first start', () => {
  it('makes a UTF-8 database named zvonok that takes connections from this machine only', async () => {
    const dataDir = newDataDir()
    const { url, port, location, adopted } = await open({ dataDir })
    const [row] = await query<Record<string, string>>(
      url,
      `select current_database() as name, current_setting('server_encoding') as encoding,
        (select datcollate from pg_database where datname = current_database()) as collation,
        current_setting('listen_addresses') as addresses, current_setting('port')::int as port,
        (select count(*)::int from pg_hba_file_rules where auth_method <> 'scram-sha-256') as open_doors,
        'ё' < 'ж' collate "ru-x-icu" as russian`,
    )
    expect(row).toEqual({
      name: 'zvonok',
      encoding: 'UTF8',
      collation: 'C',
      addresses: '127.0.0.1',
      port,
      open_doors: 0,
      russian: true,
    })
    expect({ location, adopted }).toEqual({ location: join(dataDir, 'postgres'), adopted: false })
  })

  it('keeps a random password for its owner alone, and no other opens the database', async () => {
    const dataDir = newDataDir()
    const { url } = await open({ dataDir })
    const file = join(dataDir, 'postgres/password')
    const password = readFileSync(file, 'utf8').trim()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(password).toMatch(/^[0-9a-f]{48}$/)
    await expect(query(url.replace(password, 'zvonok'), 'select 1')).rejects.toThrow(
      'password authentication failed',
    )
  })

  it('clears away what a kill in the middle of an earlier first start left behind', async () => {
    const dataDir = newDataDir()
    const draft = join(dataDir, 'postgres/draft-of-a-killed-start')
    mkdirSync(join(draft, 'base'), { recursive: true })
    writeFileSync(join(dataDir, 'postgres/password'), 'of a database that never was')
    const { url } = await open({ dataDir })
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(readdirSync(join(dataDir, 'postgres')).filter((name) => name.startsWith('draft'))).toEqual([])
  })

  it('is safe against power cuts unless told otherwise', async () => {
    const settings = `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages`
    const safe = await open({ dataDir: newDataDir(), durable: true })
    expect(await query(safe.url, settings)).toEqual([{ fsync: 'on', pages: 'on' }])
    const fast = await open({ dataDir: newDataDir(), durable: false })
    expect(await query(fast.url, settings)).toEqual([{ fsync: 'off', pages: 'off' }])
  })
})

describe('a later start', () => {
  it('finds what was stored before', async () => {
    const dataDir = await usedDataDir()
    const { url, adopted } = await open({ dataDir })
    expect(await lessons(url)).toEqual([{ title: 'алгебра' }])
    expect(adopted).toBe(false)
  })

  it('recovers after the server was killed, and reports the kill to the program that used it', async () => {
    const dataDir = await usedDataDir()
    const onExit = jest.fn()
    const first = await open({ dataDir, durable: true, onExit })
    await query(first.url, `insert into lessons values ('физика')`)
    const pid = serverPid(dataDir)!
    process.kill(pid, 'SIGKILL')
    await until(() => onExit.mock.calls.length > 0)
    await first.stop()

    const second = await open({ dataDir })
    expect(await lessons(second.url)).toEqual([{ title: 'алгебра' }, { title: 'физика' }])
    expect(serverPid(dataDir)).not.toBe(pid)
    expect(onExit).toHaveBeenCalledTimes(1)
  })

  it('recovers after program and server were killed together', async () => {
    const dataDir = await usedDataDir()
    const holder = await startHolder(dataDir, 'serve')
    await query(holder.opened.url, `insert into lessons values ('физика')`)
    const pid = serverPid(dataDir)!
    process.kill(pid, 'SIGKILL')
    await holder.kill()
    const { url, adopted } = await open({ dataDir })
    expect(await lessons(url)).toEqual([{ title: 'алгебра' }, { title: 'физика' }])
    expect(adopted).toBe(false)
  })

  it('is not misled by a stale postmaster.pid whose number now belongs to another program', async () => {
    const dataDir = await usedDataDir()
    const file = join(homeOf(dataDir), 'cluster/postmaster.pid')
    writeFileSync(file, `${process.pid}\n${homeOf(dataDir)}/cluster\n1\n1\n\n127.0.0.1\n\nready   \n`)
    const { url } = await open({ dataDir })
    expect(await lessons(url)).toEqual([{ title: 'алгебра' }])
  })

  it('says that the password is lost instead of making a new database', async () => {
    const dataDir = await usedDataDir()
    rmSync(join(dataDir, 'postgres/password'))
    await expect(open({ dataDir })).rejects.toMatchObject({ code: 'password-lost' })
    expect(serverPid(dataDir)).toBeNull()
  })

  it('refuses the files of another major version of PostgreSQL', async () => {
    const dataDir = await usedDataDir()
    writeFileSync(join(homeOf(dataDir), 'cluster/PG_VERSION'), '15\n')
    await expect(open({ dataDir })).rejects.toMatchObject({ code: 'other-version', details: { found: '15' } })
  })
})

describe('stopping', () => {
  it('leaves no server behind and may be asked for twice', async () => {
    const dataDir = newDataDir()
    const database = await open({ dataDir })
    const pid = serverPid(dataDir)!
    await Promise.all([database.stop(), database.stop()])
    expect(isAlive(pid)).toBe(false)
    expect(serverPid(dataDir)).toBeNull()
  })
})

it('a data folder that cannot be one is refused with a sentence', async () => {
  const file = join(newDataDir(), 'file')
  writeFileSync(file, '')
  await expect(openEmbedded({ dataDir: file, mode: 'serve', log: silent })).rejects.toMatchObject({
    code: 'no-access',
    message: expect.stringContaining('set DATA_DIR to another folder'),
  })
})
