import pino from 'pino'
import { createDelivery } from '../../bot/delivery'
import type { NoticeTemplate } from '../../bot/notice'
import { TelegramClient } from '../../bot/telegram-client'
import { html } from '../../bot/ui/html'
import { createOutboxStore } from '../../db/outbox-store'
import { registerBot } from '../../db/queries/bots'
import { addNotices, type NoticeRow } from '../../db/queries/outbox'
import { createSendPauses } from '../../db/queries/send-pauses'
import { createTurnLock } from '../../db/turn-lock'
import { startWorker, type Worker, type WorkerOptions } from '../../jobs/worker'
import { actorOf, type AccountActor } from '../../journal/actor'
import { createTestDatabase, type TestDatabase } from '../support/database'
import { buildPerson, buildSchool, handClock, linkAccount, next, testJournal } from '../support/factories'
import { startTelegram, testToken, until, type TestTelegram } from '../support/telegram'
import { programTexts } from '../support/chat'
import { tinyFeature } from '../bot/core/tiny-feature'

describe('the outbox worker', () => {
  const texts = programTexts()
  const log = pino({ level: 'silent' })
  let database: TestDatabase
  let telegram: TestTelegram
  let client: TelegramClient
  let botId: string
  let schoolId: string
  const clock = handClock()
  const workers: Worker[] = []
  let wording: NoticeTemplate

  beforeAll(async () => {
    database = await createTestDatabase()
  })
  beforeEach(async () => {
    await database.truncate()
    telegram = await startTelegram()
    botId = await registerBot(database.db, '7654321', null)
    schoolId = (await buildSchool(database.db)).id
    const pauses = createSendPauses(database.db, botId)
    client = new TelegramClient({ token: testToken, apiRoot: telegram.apiRoot, log, pauses })
    wording = async (_turn, _params, merged) => ({ text: html`${merged.map(({ word }) => word).join(', ')}` })
  })
  afterEach(async () => {
    for (const worker of workers.splice(0)) await worker.stop()
    await client.disconnect()
    await telegram.close()
  })
  afterAll(() => database.drop())

  const store = () =>
    createOutboxStore({
      db: database.db,
      botId,
      toRecipient: (user, record) => actorOf(user, record) as AccountActor,
    })

  const start = (more: Partial<WorkerOptions> = {}) => {
    const features = [tinyFeature({ notices: { 'tiny.word': (...given) => wording(...given) } })]
    const links = { chat: '', pages: '' }
    const worker = startWorker({
      store: store(),
      deliver: createDelivery({
        client,
        journal: testJournal(database.db, clock),
        features,
        texts,
        clock,
        log,
        links,
      }),
      lock: createTurnLock({ url: database.url, name: 'sender', retryMs: 20 }),
      clock,
      log,
      rate: Infinity,
      pollMs: 20,
      ...more,
    })
    workers.push(worker)
    return worker
  }

  /** Somebody linked who has pressed Start. */
  const recipient = async () => {
    const { id } = telegram.simulator.people.create()
    telegram.simulator.people.start(id)
    const person = await buildPerson(database.db, { id: schoolId })
    const account = await linkAccount(database.db, person, { externalUserId: String(id) })
    const received = () =>
      telegram.simulator.people
        .chat(id)
        .messages.filter((message) => message.fromBot)
        .map(({ text }) => text)
    return { ...account, chatId: id, received }
  }

  const tell = (linkId: string, word: string, more: Partial<NoticeRow> = {}) =>
    addNotices(
      database.db,
      [
        {
          schoolId,
          linkId,
          template: 'tiny.word',
          params: { word },
          dedupeKey: `${word} ${next()}`,
          ...more,
        },
      ],
      clock.now(),
    )

  const states = async () =>
    (await database.db.models.OutboxMessage.findAll({ order: [['id', 'ASC']], raw: true })).map(
      ({ state }) => state,
    )
  const settled = async () => (await states()).every((state) => !['held', 'ready', 'sending'].includes(state))

  it('sends what is due, merges what belongs together, and holds what is not due yet', async () => {
    const anna = await recipient()
    const boris = await recipient()
    await tell(anna.linkId, 'раз', { mergeKey: 'm' })
    await tell(anna.linkId, 'два', { mergeKey: 'm' })
    await tell(anna.linkId, 'отдельно')
    await tell(boris.linkId, 'другому', { mergeKey: 'm' })
    await tell(boris.linkId, 'завтра', { notBefore: new Date(clock.now().getTime() + 86_400_000) })
    start()
    await until(async () => (await states()).filter((state) => state === 'sent').length === 4)
    expect(anna.received()).toEqual(expect.arrayContaining(['раз, два', 'отдельно']))
    expect(anna.received()).toHaveLength(2)
    expect(boris.received()).toEqual(['другому'])
    expect((await states()).at(-1)).toBe('held')
  })

  it('sends the important first', async () => {
    const anna = await recipient()
    for (const word of ['а', 'б', 'в']) await tell(anna.linkId, word, { importance: 'bulk' })
    await tell(anna.linkId, 'срочно', { importance: 'important' })
    start({ inFlight: 1 })
    await until(settled)
    expect(anna.received()).toEqual(['срочно', 'а', 'б', 'в'])
  })

  it('tells nothing to somebody unlinked meanwhile, nor what expired or is no longer so', async () => {
    const [anna, boris, vera] = [await recipient(), await recipient(), await recipient()]
    await tell(anna.linkId, 'отвязана')
    await database.db.models.AccountLink.update(
      { unlinkedAt: clock.now(), unlinkReason: 'self' },
      { where: { id: anna.linkId } },
    )
    await tell(boris.linkId, 'поздно', { expiresAt: clock.now() })
    await tell(vera.linkId, 'пусто')
    wording = async () => null
    start()
    await until(settled)
    expect(await states()).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect([...anna.received(), ...boris.received(), ...vera.received()]).toEqual([])
  })

  it('marks an account unreachable when the person has blocked the bot, and goes on with the others', async () => {
    const [anna, boris] = [await recipient(), await recipient()]
    telegram.simulator.people.block(anna.chatId, true)
    await tell(anna.linkId, 'не дойдёт')
    await tell(boris.linkId, 'дойдёт')
    start()
    await until(settled)
    expect(await states()).toEqual(['failed', 'sent'])
    const account = await database.db.models.Account.findOne({
      where: { externalUserId: anna.externalUserId },
    })
    expect(account?.unreachableAt).toEqual(clock.now())
  })

  it('tries again after errors, later each time, and loses nothing', async () => {
    const anna = await recipient()
    telegram.simulator.setFaults([{ method: 'sendMessage', kind: 'status', status: 502, times: 2 }])
    await tell(anna.linkId, 'упорно')
    start()
    const row = () => database.db.models.OutboxMessage.findOne({ raw: true })
    await until(async () => (await row())?.lastError !== null)
    expect(await row()).toMatchObject({ state: 'ready', attempts: 1, possiblyDoubled: false })
    clock.advance(15_001)
    await until(settled)
    expect(anna.received()).toEqual(['упорно'])
  })

  it('records a message as possibly doubled when nobody knows whether it arrived', async () => {
    const anna = await recipient()
    telegram.simulator.setFaults([{ method: 'sendMessage', kind: 'drop-after' }])
    await tell(anna.linkId, 'эхо')
    start()
    await until(
      async () => (await database.db.models.OutboxMessage.findOne({ raw: true }))?.possiblyDoubled === true,
    )
    clock.advance(15_001)
    await until(settled)
    expect(anna.received()).toEqual(['эхо', 'эхо'])
    expect(await states()).toEqual(['sent'])
  })

  it('takes over what a dead sender left on its way', async () => {
    const anna = await recipient()
    await tell(anna.linkId, 'наследство')
    expect(await store().claim({ holder: 'dead', limit: 8, now: clock.now() })).toHaveLength(1)
    start()
    await until(settled)
    expect(anna.received()).toEqual(['наследство'])
    expect(await database.db.models.OutboxMessage.findOne({ raw: true })).toMatchObject({
      possiblyDoubled: true,
    })
  })

  it('waits as long as Telegram asks, and other processes wait too', async () => {
    const [anna, boris] = [await recipient(), await recipient()]
    telegram.simulator.setFaults([
      { method: 'sendMessage', kind: 'status', status: 429, retryAfter: 1, times: 2 },
    ])
    await tell(anna.linkId, 'раз')
    await tell(boris.linkId, 'два')
    start({ inFlight: 1 })
    await until(async () => (await createSendPauses(database.db, botId).pausedUntil()) !== null)
    expect(
      await store().claim({ holder: 'other', limit: 8, now: new Date(clock.now().getTime() + 60_000) }),
    ).toEqual([])
    clock.advance(1_001)
    await until(settled)
    expect([...anna.received(), ...boris.received()].sort()).toEqual(['два', 'раз'])
  })

  it('has one sender at a time; another takes over when it stops', async () => {
    const anna = await recipient()
    const first = start()
    const second = start()
    for (const word of ['1', '2', '3']) await tell(anna.linkId, word)
    await until(settled)
    await first.stop()
    await tell(anna.linkId, '4')
    second.nudge()
    await until(settled)
    expect(anna.received()).toEqual(['1', '2', '3', '4'])
  })

  it('keeps to its rate', async () => {
    const anna = await recipient()
    for (let i = 0; i < 20; i++) await tell(anna.linkId, String(i))
    const began = performance.now()
    start({ rate: 50 })
    await until(settled)
    // Twenty at fifty a second are nineteen steps of 20 ms; a tenth of a second may be made up for.
    expect(performance.now() - began).toBeGreaterThan(280)
    expect(anna.received()).toHaveLength(20)
  })
})
