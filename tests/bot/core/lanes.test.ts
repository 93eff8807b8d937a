import { setTimeout as delay } from 'node:timers/promises'
import { registerBot } from '../../../db/queries/bots'
import { sweepConversations, sweepUpdates } from '../../../db/queries/updates'
import { createUpdateStore } from '../../../db/updates/update-store'
import { connect, statement, type Database } from '../../../db/connection'
import { actorOf } from '../../../journal/actor'
import { startChats, type Chats } from '../../support/chat'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { testNow } from '../../support/factories'
import { until } from '../../support/telegram'
import { tinyFeature, tinyTexts } from './tiny-feature'

const textUpdate = (update_id: number, person: number, text: string) => {
  const from = { id: person, is_bot: false, first_name: 'Анна', language_code: 'ru' }
  const chat = { id: person, type: 'private' as const, first_name: 'Анна' }
  return { update_id, message: { message_id: update_id, date: 1_700_000_000, from, chat, text } }
}

describe('lanes', () => {
  const texts = tinyTexts()
  let database: TestDatabase
  let second: Database
  let one: Chats
  let other: Chats
  /** What handlers of both processes did, in order. */
  let did: string[]
  let running = 0
  let mostAtOnce = 0
  /** Handlers end only when so many of them have run side by side. */
  let together = 1

  const slow = tinyFeature({
    conversations: [],
    hears: async (_turn, text) => {
      running += 1
      mostAtOnce = Math.max(mostAtOnce, running)
      await delay(Math.random() * 8)
      await until(() => mostAtOnce >= together)
      did.push(text)
      running -= 1
      return true
    },
  })

  beforeAll(async () => {
    database = await createTestDatabase()
    second = connect({ url: database.url })
    one = await startChats({ db: database.db, features: [slow], texts })
    other = await startChats({ db: second, features: [slow], texts, telegram: one.telegram })
  })
  beforeEach(() => {
    did = []
    mostAtOnce = 0
    together = 1
  })
  afterAll(async () => {
    await other.close()
    await one.close()
    await second.close()
    await database.drop()
  })

  it('serve one person’s updates in the order they came', async () => {
    const words = Array.from({ length: 20 }, (_, i) => `слово ${i}`)
    const outcomes = words.map((word, i) => one.bot.handleUpdate(textUpdate(1_000 + i, 41, word)))
    expect(new Set(await Promise.all(outcomes))).toEqual(new Set(['done']))
    expect(did).toEqual(words)
    expect(mostAtOnce).toBe(1)
  })

  it('serve different people side by side', async () => {
    together = 2
    await Promise.all(
      Array.from({ length: 6 }, (_, i) => one.bot.handleUpdate(textUpdate(2_000 + i, 100 + i, 'слово'))),
    )
    expect(mostAtOnce).toBeGreaterThan(1)
  })

  it('lose nothing, double nothing and overlap nothing when two processes get everything', async () => {
    const updates = Array.from({ length: 12 }, (_, i) => textUpdate(3_000 + i, 42, `слово ${i}`))
    const outcomes = updates.flatMap((update) => [
      one.bot.handleUpdate(update),
      other.bot.handleUpdate(update),
    ])
    expect(new Set(await Promise.all(outcomes))).toEqual(new Set(['done']))
    expect(did).toHaveLength(12)
    expect(new Set(did).size).toBe(12)
    expect(mostAtOnce).toBe(1)
  })

  describe('in the store', () => {
    const user = { channel: 'telegram' as const, externalUserId: '5151' }
    const stores = async () => {
      const botId = await registerBot(database.db, '7654321', null)
      const make = (db: Database) => createUpdateStore({ db, botId, toActor: actorOf })
      return [make(database.db), make(second)] as const
    }
    const claim = async (store: ReturnType<typeof createUpdateStore>, updateId: number) =>
      (await store.claim({ updateId, user, now: testNow })).kind

    it('do not let a later update overtake a waiting one', async () => {
      const [a, b] = await stores()
      expect(await claim(a, 10)).toBe('claimed')
      expect(await claim(b, 11)).toBe('busy')
      expect(await claim(a, 12)).toBe('busy')
      await a.finish({ updateId: 10, user, state: undefined })
      expect(await claim(a, 12)).toBe('busy')
      expect(await claim(b, 11)).toBe('claimed')
      await b.finish({ updateId: 11, user, state: undefined })
      expect(await claim(a, 12)).toBe('claimed')
      await a.finish({ updateId: 12, user, state: undefined })
      expect(await claim(b, 10)).toBe('done')
    })

    it('hand a saved state to the next update in another process', async () => {
      const [a, b] = await stores()
      await claim(a, 20)
      await a.finish({ updateId: 20, user, state: { conversation: { id: 'x' }, topic: 'marks' } })
      const next = await b.claim({ updateId: 21, user, now: testNow })
      expect(next).toMatchObject({ state: { conversation: { id: 'x' }, topic: 'marks' } })
      await b.finish({ updateId: 21, user, state: undefined })
      const last = await a.claim({ updateId: 22, user, now: testNow })
      expect(last).toMatchObject({ state: { topic: 'marks' } })
      await a.finish({ updateId: 22, user, state: { conversation: null, topic: null } })
    })

    it('run an update again when its process died, and ignore what that process says later', async () => {
      const [a, b] = await stores()
      await claim(a, 30)
      expect(await claim(b, 30)).toBe('busy')
      await database.db.sequelize.query(`update lanes set leased_until = now() - interval '1 second'`)
      expect(await claim(b, 31)).toBe('busy')
      expect(await claim(b, 30)).toBe('claimed')
      await b.finish({ updateId: 30, user, state: undefined })
      expect(await claim(b, 31)).toBe('claimed')
      await a.finish({ updateId: 30, user, state: { conversation: { id: 'late' }, topic: null } })
      expect(await claim(a, 32)).toBe('busy')
      await b.finish({ updateId: 31, user, state: undefined })
      const next = await b.claim({ updateId: 32, user, now: testNow })
      expect(next).toMatchObject({ state: { conversation: null } })
      await b.finish({ updateId: 32, user, state: undefined })
    })

    it('do not wait for the disk, but only in their own statements', async () => {
      const single = connect({ url: database.url, poolSize: 1 })
      const botId = await registerBot(single, '7654321', null)
      const store = createUpdateStore({ db: single, botId, toActor: actorOf })
      const ask = statement<{ behind: boolean; synchronous_commit: string }>(
        'commit-behind',
        `select pg_current_wal_insert_lsn() > pg_current_wal_flush_lsn() as behind,
           current_setting('synchronous_commit') as synchronous_commit`,
      )
      const behind: boolean[] = []
      await single.sequelize.query('set synchronous_commit = on')
      for (let updateId = 40; updateId < 45; updateId++) {
        await store.claim({ updateId, user, now: testNow })
        await store.finish({ updateId, user, state: undefined })
        const [row] = await single.run(ask)
        behind.push(row?.behind ?? false)
        expect(row?.synchronous_commit).toBe('on')
      }
      // The writer in the background may have caught up now and then.
      expect(behind).toContain(true)
      await single.close()
    })

    it('forget what Telegram no longer repeats', async () => {
      const [a] = await stores()
      await claim(a, 50)
      await a.finish({ updateId: 50, user, state: { conversation: { id: 'x' }, topic: null } })
      await database.db.sequelize.query(`update seen_updates set received_at = now() - interval '3 days'`)
      await database.db.sequelize.query(`update lanes set conversation_at = now() - interval '3 days'`)
      const [updates] = await database.db.run(sweepUpdates)
      expect(updates?.swept).toBeGreaterThan(0)
      expect(await database.db.models.SeenUpdate.count()).toBe(0)
      expect(await database.db.run(sweepConversations)).toEqual([{ swept: 1 }])
    })
  })

  it('wait for the database to come back, and do nothing twice', async () => {
    const botId = await registerBot(database.db, '7654321', null)
    const store = createUpdateStore({ db: database.db, botId, toActor: actorOf })
    const update = textUpdate(4_000, 43, 'слово')
    const rename = (from: string, to: string) =>
      database.db.sequelize.query(`alter table ${from} rename to ${to}`)
    await rename('lanes', 'lanes_away')
    expect(await one.bot.handleUpdate(update)).toBe('later')
    await rename('lanes_away', 'lanes')
    expect(await one.bot.handleUpdate(update)).toBe('done')
    expect(did).toEqual(['слово'])
    const user = { channel: 'telegram' as const, externalUserId: '43' }
    expect((await store.claim({ updateId: 4_000, user, now: testNow })).kind).toBe('done')
  })

  it('only record an answered update when the store was away at its end', async () => {
    let breaks = true
    const botId = await registerBot(database.db, '7654321', null)
    const store = createUpdateStore({ db: database.db, botId, toActor: actorOf })
    const finish: typeof store.finish = async (update) => {
      if (breaks) throw Object.assign(new Error('gone'), { code: '57P01' })
      await store.finish(update)
    }
    const third = await startChats({
      db: database.db,
      features: [slow],
      texts,
      telegram: one.telegram,
      store: { ...store, finish },
    })
    const update = textUpdate(5_000, 44, 'слово')
    expect(await third.bot.handleUpdate(update)).toBe('later')
    breaks = false
    expect(await third.bot.handleUpdate(update)).toBe('done')
    expect(await third.bot.handleUpdate(update)).toBe('done')
    expect(did).toEqual(['слово'])
    await third.close()
  })
})
