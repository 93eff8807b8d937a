import pino from 'pino'
import type { Update } from 'telegraf/types'
import { TelegramClient } from '../../../bot/telegram-client'
import { startPolling, type Polling } from '../../../bot/updates/polling'
import { createTurnLock } from '../../../db/turn-lock'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { runOn } from '../../support/test-server'
import { startTelegram, testToken, until, type TestTelegram } from '../../support/telegram'

describe('polling', () => {
  let database: TestDatabase
  let telegram: TestTelegram
  let client: TelegramClient
  let served: string[]
  const pollings: Polling[] = []
  const log = pino({ level: 'silent' })

  beforeAll(async () => {
    database = await createTestDatabase({ empty: true })
  })
  beforeEach(async () => {
    telegram = await startTelegram()
    client = new TelegramClient({ token: testToken, apiRoot: telegram.apiRoot, log })
    served = []
  })
  afterEach(async () => {
    for (const polling of pollings.splice(0)) await polling.stop()
    await client.disconnect()
    await telegram.close()
  })
  afterAll(() => database.drop())

  const textOf = (update: Update) =>
    'message' in update && 'text' in update.message ? update.message.text : ''
  const serve = async (update: Update) => {
    served.push(textOf(update))
    return 'done' as const
  }
  const start = (handleUpdate: (update: Update) => Promise<'done' | 'later'> = serve) => {
    const lock = createTurnLock({ url: database.url, name: 'poller', retryMs: 20, proofMs: 50 })
    const polling = startPolling({ client, lock, handleUpdate, log, holdSeconds: 1 })
    pollings.push(polling)
    return polling
  }
  const say = (text: string, id = telegram.simulator.people.create().id) => {
    telegram.simulator.people.say(id, text)
    return id
  }
  /** What Telegram would still give to somebody who asks. */
  const left = async () => ((await client.call('getUpdates', { timeout: 0 })) as Update[]).map(textOf)

  it('serves what is written, confirms it, and leaves nothing behind when it stops', async () => {
    const polling = start()
    const id = say('раз')
    say('два', id)
    await until(() => served.length === 2)
    expect(served).toEqual(['раз', 'два'])
    await polling.stop()
    expect(await left()).toEqual([])
  })

  it('goes on serving others while somebody’s update takes long, and keeps that person’s order', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    start(async (update) => {
      if (textOf(update) === 'долго') await held
      return serve(update)
    })
    const id = say('долго')
    say('потом', id)
    say('другой')
    await until(() => served.includes('другой'))
    expect(served).toEqual(['другой'])
    release()
    await until(() => served.length === 3)
    expect(served).toEqual(['другой', 'долго', 'потом'])
  })

  it('tries again what must come again, before what that person wrote later', async () => {
    let failures = 2
    start(async (update) => (textOf(update) === 'раз' && failures-- > 0 ? 'later' : serve(update)))
    const id = say('раз')
    say('два', id)
    await until(() => served.length === 2)
    expect(served).toEqual(['раз', 'два'])
  })

  it('leaves to Telegram what could not be served before the stop, and lets the rest end', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    let begun = 0
    const polling = start(async (update) => {
      begun += 1
      if (textOf(update) === 'никак') return 'later'
      await held
      return serve(update)
    })
    say('идёт')
    await until(() => begun === 1)
    say('никак')
    await until(() => begun >= 2)
    const stopped = polling.stop()
    release()
    await stopped
    expect(served).toEqual(['идёт'])
    expect(await left()).toEqual(['никак'])
  })

  it('survives errors of Telegram and another poller', async () => {
    telegram.simulator.setFaults([
      { method: 'getUpdates', kind: 'status', status: 409 },
      { method: 'getUpdates', kind: 'drop-before' },
    ])
    start()
    say('раз')
    await until(() => served.length === 1, 15_000)
  })

  it('is done by one process at a time; another takes over when the first loses its session', async () => {
    start()
    say('раз')
    await until(() => served.length === 1)
    const holders = `select pid from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`
    const before = await runOn<{ pid: number }>(database.url, holders)
    expect(before).toHaveLength(1)
    start()
    await runOn(database.url, `select pg_terminate_backend(${before[0]?.pid ?? 0})`)
    await until(async () => (await runOn<{ pid: number }>(database.url, holders))[0]?.pid !== before[0]?.pid)
    // What the first had served but not confirmed comes again; the store knows it.
    say('два')
    await until(() => served.includes('два'))
    expect(served.filter((text) => text === 'два')).toHaveLength(1)
  })
})
