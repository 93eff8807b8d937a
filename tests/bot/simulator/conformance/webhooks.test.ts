import type { Update, WebhookInfo } from '@grammyjs/types'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { listen, startSimulator, until, type Running } from '../start-simulator'
import { byEachDriver } from './by-each-driver'

byEachDriver('a webhook of the driver’s own', (site) => {
  let server: Server
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  test('takes updates with the secret in order, and getWebhookInfo tells of it', async () => {
    const taken: (string | undefined)[] = []
    server = createServer(site.driver.webhook(({ message }) => void taken.push(message?.text), 'secret_1'))
    const url = `${await listen(server)}/hook`
    const set = { url, secret_token: 'secret_1', allowed_updates: ['message'], max_connections: 7 }
    expect((await site.call('setWebhook', set)).result).toBe(true)
    site.people.say(site.id, 'раз')
    site.people.say(site.id, 'два')
    await until(() => taken.length === 3)
    expect(taken).toEqual(['/start', 'раз', 'два'])
    const info = async (): Promise<WebhookInfo> => (await site.call<WebhookInfo>('getWebhookInfo')).result
    await until(() => site.running.simulator.calls().length > 0)
    expect(await info()).toMatchObject({ url, allowed_updates: ['message'], max_connections: 7 })
    expect((await info()).last_error_message).toBeUndefined()
    expect((await site.call('deleteWebhook')).result).toBe(true)
    expect((await info()).url).toBe('')
  })

  test.each([
    [{ url: 'нет' }, 'invalid webhook URL specified'],
    [
      { url: 'http://127.0.0.1:9/', secret_token: 'с пробелом' },
      'secret token contains unallowed characters',
    ],
    [{ url: 'http://127.0.0.1:9/', secret_token: 'a'.repeat(257) }, 'secret token is too long'],
  ])('%j is refused', async (params, detail) => {
    server = createServer()
    expect(await site.refusal('setWebhook', params)).toBe(`400 Bad Request: ${detail}`)
  })
})

interface Delivery {
  update: Update
  headers: IncomingHttpHeaders
}

interface Reply {
  status?: number
  headers?: Record<string, string>
  body?: object
}

describe('delivery to a webhook', () => {
  let running: Running
  let bot: Server
  let address: string
  let deliveries: Delivery[]
  /** How the bot answers; a promise lets Telegram wait. */
  let answer: (delivery: Delivery) => Reply | Promise<Reply>

  beforeEach(async () => {
    running = await startSimulator()
    deliveries = []
    answer = () => ({})
    bot = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const update = JSON.parse(Buffer.concat(chunks).toString()) as Update
        const delivery = { update, headers: request.headers }
        deliveries.push(delivery)
        void Promise.resolve(answer(delivery)).then(({ status = 200, headers = {}, body }) => {
          response.writeHead(status, { 'content-type': 'application/json', ...headers })
          response.end(body === undefined ? '' : JSON.stringify(body))
        })
      })
    })
    address = `${await listen(bot)}/hook`
    await running.call('setWebhook', { url: address, secret_token: 'secret_1' })
  })
  afterEach(async () => {
    await running.close()
    bot.closeAllConnections()
    bot.close()
  })

  const texts = (): (string | undefined)[] => deliveries.map(({ update }) => update.message?.text)
  const tries = (text: string): number => texts().filter((known) => known === text).length
  const info = async (): Promise<WebhookInfo> =>
    (await running.call<WebhookInfo>('getWebhookInfo')).body.result
  const later = (seconds: number): void => running.simulator.setClock(new Date(Date.now() + seconds * 1000))
  const newPerson = (): number => running.simulator.people.create().id

  /** Another person's message goes through: whatever was due before it has been sent by then. */
  const passOn = async (): Promise<void> => {
    const before = tries('мимо')
    running.simulator.people.say(newPerson(), 'мимо')
    await until(() => tries('мимо') > before)
  }

  test('is one at a time for each chat, with the secret; chats do not wait for one another', async () => {
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    answer = async ({ update }) => (update.message?.text === 'раз' ? held.then(() => ({})) : {})
    const id = newPerson()
    for (const text of ['раз', 'два']) running.simulator.people.say(id, text)
    await until(() => tries('раз') === 1)
    await passOn()
    expect(texts()).toEqual(['раз', 'мимо'])
    expect(deliveries[0]!.headers['x-telegram-bot-api-secret-token']).toBe('secret_1')
    release()
    await until(() => tries('два') === 1)
    expect(await info()).toMatchObject({ url: address, max_connections: 40 })
  })

  test('brings a press in another queue than messages', async () => {
    answer = ({ update }) => (update.message?.text === 'долго' ? new Promise(() => undefined) : {})
    const { people } = running.simulator
    const id = newPerson()
    people.start(id)
    const reply_markup = { inline_keyboard: [[{ text: 'a', callback_data: 'a' }]] }
    const { result } = (await running.call('sendMessage', { chat_id: id, text: 'x', reply_markup })).body
    people.say(id, 'долго')
    people.say(id, 'потом')
    void people.press(id, { messageId: result.message_id, data: 'a' })
    await until(() => deliveries.some(({ update }) => update.callback_query !== undefined))
    expect(texts()).not.toContain('потом')
  })

  test('is repeated at once, then after 2, 4, 8 … seconds, and holds back the chat', async () => {
    answer = ({ update }) => (update.message?.text === 'мимо' ? {} : { status: 500 })
    const id = newPerson()
    running.simulator.people.say(id, 'раз')
    running.simulator.people.say(id, 'два')
    await until(() => tries('раз') === 2)
    await passOn()
    expect(tries('раз')).toBe(2)
    expect(await info()).toMatchObject({
      pending_update_count: 2,
      last_error_date: expect.any(Number),
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    })
    let passed = 0
    for (const [index, wait] of [2, 4, 8].entries()) {
      later(passed + wait - 0.5)
      await passOn()
      expect(tries('раз')).toBe(2 + index)
      passed += wait + 0.5
      later(passed)
      await until(() => tries('раз') === 3 + index)
      await passOn()
    }
    answer = () => ({})
    later(passed + 17)
    await until(() => tries('два') === 1)
    expect(tries('раз')).toBe(6)
  })

  test('waits one or two minutes at most between tries, and gives up after 24 hours', async () => {
    answer = ({ update }) => (update.message?.text === 'мимо' ? {} : { status: 500 })
    running.simulator.people.say(newPerson(), 'раз')
    await until(() => tries('раз') === 2)
    for (let i = 1; i <= 9; i += 1) {
      later(i * 121)
      await until(() => tries('раз') === 2 + i)
      await passOn()
    }
    later(24 * 3600 + 10)
    await passOn()
    expect(tries('раз')).toBe(11)
    expect((await info()).pending_update_count).toBe(0)
  })

  test('honours Retry-After', async () => {
    answer = ({ update }) =>
      update.message?.text === 'раз' ? { status: 503, headers: { 'retry-after': '30' } } : {}
    running.simulator.people.say(newPerson(), 'раз')
    await until(() => tries('раз') === 1)
    await passOn()
    later(20)
    await passOn()
    expect(tries('раз')).toBe(1)
    later(31)
    await until(() => tries('раз') === 2)
  })

  test('gives up waiting for an answer after 60 s', async () => {
    answer = ({ update }) =>
      update.message?.text === 'раз' && tries('раз') === 1 ? new Promise(() => undefined) : {}
    running.simulator.people.say(newPerson(), 'раз')
    await until(() => tries('раз') === 1)
    later(59)
    await passOn()
    expect(tries('раз')).toBe(1)
    later(61)
    await until(() => tries('раз') === 2)
    expect((await info()).last_error_message).toBe('Read timeout expired')
  })

  test('tells of a bot that is not there', async () => {
    await running.call('setWebhook', { url: 'http://127.0.0.1:9/hook' })
    running.simulator.people.say(newPerson(), 'раз')
    await until(() => running.simulator.people.list().length === 1)
    let message: string | undefined
    for (let i = 0; i < 100 && message === undefined; i += 1) message = (await info()).last_error_message
    expect(message).toBe('Connection refused')
  })

  test('never uses more connections than max_connections', async () => {
    await running.call('setWebhook', { url: address, max_connections: 2 })
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    answer = () => held.then(() => ({}))
    for (let i = 0; i < 4; i += 1) running.simulator.people.say(newPerson(), `от ${i}`)
    await until(() => deliveries.length === 2)
    expect((await info()).pending_update_count).toBe(4)
    expect(deliveries).toHaveLength(2)
    release()
    await until(() => deliveries.length === 4)
  })

  test('carries out a method in the answer, but none that asks or changes the webhook', async () => {
    const { people } = running.simulator
    const id = newPerson()
    answer = ({ update }) => ({
      body:
        update.message?.text === 'привет'
          ? { method: 'sendMessage', chat_id: id, text: 'в ответе' }
          : { method: 'deleteWebhook' },
    })
    people.say(id, 'привет')
    await until(() => people.chat(id).messages.length === 2)
    expect(people.chat(id).messages.at(-1)).toMatchObject({ text: 'в ответе', fromBot: true })
    people.say(id, 'ещё')
    await until(() => tries('ещё') === 1)
    await passOn()
    expect((await info()).url).toBe(address)
  })
})
