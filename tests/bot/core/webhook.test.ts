import { request } from 'node:http'
import { startChats, webhookSecret, type Chats } from '../../support/chat'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { until } from '../../support/telegram'
import { tinyFeature, tinyTexts } from './tiny-feature'

interface Posted {
  readonly body?: string
  readonly secret?: string | null
  readonly path?: string
  readonly method?: string
  readonly type?: string
}

describe('the webhook', () => {
  let database: TestDatabase
  let chats: Chats

  beforeAll(async () => {
    database = await createTestDatabase()
    chats = await startChats({ db: database.db, features: [tinyFeature()], texts: tinyTexts() })
  })
  afterAll(async () => {
    await chats.close()
    await database.drop()
  })

  const post = ({ body = '{}', secret = webhookSecret, path, method, type }: Posted) =>
    new Promise<{ status: number; retryAfter: string | undefined }>((resolve, reject) => {
      const call = request(
        `${chats.origin}${path ?? '/telegram/webhook'}`,
        {
          method: method ?? 'POST',
          headers: {
            'content-type': type ?? 'application/json',
            ...(secret !== null && { 'x-telegram-bot-api-secret-token': secret }),
          },
        },
        (response) => {
          response.resume()
          resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] })
        },
      )
      call.on('error', reject)
      call.end(method === 'GET' ? undefined : body)
    })

  it.each<[string, number, Posted]>([
    ['without the secret', 401, { secret: null }],
    ['with a wrong secret', 401, { secret: webhookSecret.replace('t', 'u') }],
    ['with a secret of another length', 401, { secret: `${webhookSecret}x` }],
    ['at another path', 404, { path: '/telegram/webhooks' }],
    ['with another method', 405, { method: 'GET' }],
    ['of another type', 415, { type: 'text/plain' }],
    ['with broken JSON', 400, { body: '{"update_id":' }],
    ['with no update in it', 400, { body: '[]' }],
    ['bigger than a megabyte', 413, { body: `{"update_id":1,"x":"${'x'.repeat(1_100_000)}"}` }],
    ['with an update of a kind nobody serves', 200, { body: '{"update_id":900001,"poll":{"id":"1"}}' }],
  ])('answers a request %s with %i', async (_what, status, posted) => {
    expect((await post(posted)).status).toBe(status)
  })

  it('asks Telegram to come again while the database is away, and serves the update then', async () => {
    const chat = chats.open()
    await chat.says('/tiny')
    const before = chat.history.length
    await database.db.sequelize.query('alter table lanes rename to lanes_away')
    const failed = chats.served(Number(chat.id))
    chats.telegram.simulator.people.say(Number(chat.id), '/tiny')
    expect(await failed).toBe('later')
    await database.db.sequelize.query('alter table lanes_away rename to lanes')
    await until(() => chat.history.length === before + 1)
  })

  it('names the time to come again', async () => {
    await database.db.sequelize.query('alter table lanes rename to lanes_away')
    const from = { id: 77, is_bot: false, first_name: 'А' }
    const message = { message_id: 1, date: 1, from, chat: { id: 77, type: 'private' }, text: 'x' }
    const answer = await post({ body: JSON.stringify({ update_id: 900_002, message }) })
    await database.db.sequelize.query('alter table lanes_away rename to lanes')
    expect(answer).toEqual({ status: 503, retryAfter: '1' })
  })
})
