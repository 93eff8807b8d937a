import { isAlive } from '../../../db/embedded/process-stamp'
import { startHolder } from './holder'
import { cleanUp, newDataDir, open, query, serverPid, usedDataDir } from './scratch'

afterEach(cleanUp)

const one = (url: string) => query(url, 'select 1 as one')
const answer = [{ one: 1 }]

describe('serve', () => {
  it('is refused while another process serves the same data folder, naming that process', async () => {
    const dataDir = await usedDataDir()
    const holder = await startHolder(dataDir, 'serve')
    await expect(open({ dataDir })).rejects.toMatchObject({
      code: 'in-use',
      details: { pid: holder.pid },
      message: expect.stringContaining(`Process ${holder.pid} already serves`),
    })
    expect(await one(holder.opened.url)).toEqual(answer)
    await holder.stop()
    expect(serverPid(dataDir)).toBeNull()
  })

  it('succeeds exactly once when three start at the same moment on an empty folder', async () => {
    const dataDir = newDataDir()
    const holders = await Promise.all([1, 2, 3].map(() => startHolder(dataDir, 'serve')))
    const winners = holders.filter(({ refused }) => !refused)
    expect(winners).toHaveLength(1)
    const losers = holders.flatMap(({ refused }) => refused ?? [])
    for (const refused of losers) {
      expect(refused).toMatchObject({ code: 'in-use', details: { pid: winners[0]!.pid } })
    }
    expect(losers).toHaveLength(2)
    await winners[0]!.stop()
  })

  it('adopts the server of a program that was killed, and stops it in the end', async () => {
    const dataDir = await usedDataDir()
    const holder = await startHolder(dataDir, 'serve')
    await holder.kill()
    const pid = serverPid(dataDir)!
    expect(isAlive(pid)).toBe(true)

    const next = await open({ dataDir })
    expect(next).toMatchObject({ adopted: true, port: holder.opened.port })
    expect(serverPid(dataDir)).toBe(pid)
    expect(await one(next.url)).toEqual(answer)
    await next.stop()
    expect(isAlive(pid)).toBe(false)
  })

  it('joins the server that a command has started, and keeps it when the command is done', async () => {
    const dataDir = await usedDataDir()
    const command = await startHolder(dataDir, 'attach')
    const serve = await open({ dataDir })
    expect(serve).toMatchObject({ adopted: true, port: command.opened.port })
    await command.stop()
    expect(await one(serve.url)).toEqual(answer)
    await serve.stop()
    expect(serverPid(dataDir)).toBeNull()
  })
})

describe('attach', () => {
  it('uses the server of a running serve and leaves it running', async () => {
    const dataDir = await usedDataDir()
    const serve = await startHolder(dataDir, 'serve')
    const command = await open({ dataDir, mode: 'attach' })
    expect(command).toMatchObject({ adopted: true, port: serve.opened.port })
    await command.stop()
    expect(await one(serve.opened.url)).toEqual(answer)
    await serve.stop()
    expect(serverPid(dataDir)).toBeNull()
  })

  it('starts the server where none runs, for the length of the command', async () => {
    const dataDir = newDataDir()
    const command = await open({ dataDir, mode: 'attach' })
    const pid = serverPid(dataDir)!
    expect(command.adopted).toBe(false)
    expect(await one(command.url)).toEqual(answer)
    await command.stop()
    expect(isAlive(pid)).toBe(false)
  })

  it('shares one server between commands that start at once, and the last one out stops it', async () => {
    const dataDir = await usedDataDir()
    const [first, second] = await Promise.all([
      startHolder(dataDir, 'attach'),
      startHolder(dataDir, 'attach'),
    ])
    expect([first.opened.adopted, second.opened.adopted].sort()).toEqual([false, true])
    const [starter, guest] = first.opened.adopted ? [second, first] : [first, second]
    await starter.stop()
    expect(await one(guest.opened.url)).toEqual(answer)
    await guest.stop()
    expect(serverPid(dataDir)).toBeNull()
  })

  it('stops the server that a killed program left behind when it was the last to use it', async () => {
    const dataDir = await usedDataDir()
    await (await startHolder(dataDir, 'serve')).kill()
    const command = await open({ dataDir, mode: 'attach' })
    expect(command.adopted).toBe(true)
    await command.stop()
    expect(serverPid(dataDir)).toBeNull()
  })

  it('keeps the server of a serve that outlives it even when serve started last', async () => {
    const dataDir = await usedDataDir()
    const commands = await Promise.all([1, 2].map(() => open({ dataDir, mode: 'attach' })))
    const serve = await open({ dataDir })
    await Promise.all(commands.map((command) => command.stop()))
    expect(await one(serve.url)).toEqual(answer)
  })
})
