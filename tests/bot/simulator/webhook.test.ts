import type { Update } from '@grammyjs/types'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { listen, startSimulator, until, type Running } from './start-simulator'

interface Delivery {
  update: Update
  headers: IncomingHttpHeaders
}

interface Reply {
  status?: number
  headers?: Record<string, string>
  body?: object
}

describe('webhooks of the simulator', () => {
  let running: Running
  let bot: Server
  let address: string
  let deliveries: Delivery[]
  /** How the bot answers; a function may wait. */
  let answer: (delivery: Delivery) => Reply | Promise<Reply>

  beforeEach(async () => {
    running = await startSimulator()
    deliveries = []
    answer = () => ({})
    bot = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const delivery = {
          update: JSON.parse(Buffer.concat(chunks).toString()) as Update,
          headers: request.headers,
        }
        deliveries.push(delivery)
        void Promise.resolve(answer(delivery)).then(({ status = 200, headers = {}, body }) => {
          response.writeHead(status, { 'content-type': 'application/json', ...headers })
          response.end(body === undefined ? '' : JSON.stringify(body))
        })
      })
    })
    address = `${await listen(bot)}/hook`
  })
  afterEach(async () => {
    await running.close()
    bot.closeAllConnections()
    bot.close()
  })

  const texts = (): (string | undefined)[] => deliveries.map(({ update }) => update.message?.text)

  /** Another person's message goes through: whatever was due before it has been sent by then. */
  const passOn = async (): Promise<void> => {
    const before = texts().filter((text) => text === 'мимо').length
    running.simulator.people.say(running.simulator.people.create().id, 'мимо')
    await until(() => texts().filter((text) => text === 'мимо').length > before)
  }

  test('carry the secret and come in order, one at a time for each chat', async () => {
    await running.call('setWebhook', { url: address, secret_token: 'secret_1' })
    let inside = 0
    let most = 0
    answer = async () => {
      inside += 1
      most = Math.max(most, inside)
      await new Promise((resolve) => setTimeout(resolve, 20))
      inside -= 1
      return {}
    }
    const { people } = running.simulator
    const { id } = people.create()
    for (const text of ['один', 'два', 'три']) people.say(id, text)
    await until(() => deliveries.length === 3 && inside === 0)
    expect(texts()).toEqual(['один', 'два', 'три'])
    expect(most).toBe(1)
    expect(deliveries[0]!.headers['x-telegram-bot-api-secret-token']).toBe('secret_1')
    await until(() => inside === 0)
    const info = await running.call<object>('getWebhookInfo')
    expect(info.body.result).toMatchObject({ url: address, pending_update_count: 0, max_connections: 40 })
  })

  test('a press goes another way than messages: it arrives while a message is still worked on', async () => {
    await running.call('setWebhook', { url: address })
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    answer = async ({ update }) => {
      if (update.message?.text === 'долго') await held
      return {}
    }
    const { people } = running.simulator
    const { id } = people.create()
    people.start(id)
    const reply_markup = { inline_keyboard: [[{ text: 'a', callback_data: 'a' }]] }
    const { result } = (await running.call('sendMessage', { chat_id: id, text: 'x', reply_markup })).body
    people.say(id, 'долго')
    people.say(id, 'потом')
    void people.press(id, { messageId: result.message_id, data: 'a' })
    await until(() => deliveries.some(({ update }) => update.callback_query !== undefined))
    expect(texts()).not.toContain('потом')
    release()
    await until(() => texts().includes('потом'))
  })

  test('a failed delivery is repeated at once, then after two seconds, and holds back the chat', async () => {
    await running.call('setWebhook', { url: address })
    const { people } = running.simulator
    const { id } = people.create()
    answer = ({ update }) => (update.message?.text === 'мимо' ? {} : { status: 500 })
    people.say(id, 'раз')
    people.say(id, 'два')
    await until(() => deliveries.length === 2)
    await passOn()
    expect(texts().filter((text) => text !== 'мимо')).toEqual(['раз', 'раз'])
    const info = await running.call<object>('getWebhookInfo')
    expect(info.body.result).toMatchObject({
      pending_update_count: 2,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    })
    answer = () => ({})
    running.simulator.setClock(new Date(Date.now() + 2100))
    await until(() => texts().at(-1) === 'два')
    expect(texts().filter((text) => text !== 'мимо')).toEqual(['раз', 'раз', 'раз', 'два'])
  })

  test('Retry-After is honoured', async () => {
    await running.call('setWebhook', { url: address })
    const { people } = running.simulator
    const { id } = people.create()
    answer = ({ update }) =>
      update.message?.text === 'раз' ? { status: 503, headers: { 'retry-after': '30' } } : {}
    people.say(id, 'раз')
    await until(() => deliveries.length === 1)
    await passOn()
    running.simulator.setClock(new Date(Date.now() + 20_000))
    await passOn()
    expect(texts()).toEqual(['раз', 'мимо', 'мимо'])
    running.simulator.setClock(new Date(Date.now() + 31_000))
    await until(() => deliveries.length === 4)
    expect(texts().at(-1)).toBe('раз')
  })

  test('a method in the answer is carried out', async () => {
    await running.call('setWebhook', { url: address })
    const { people } = running.simulator
    const { id } = people.create()
    answer = () => ({ body: { method: 'sendMessage', chat_id: id, text: 'в ответе' } })
    people.say(id, 'привет')
    await until(() => people.chat(id).messages.length === 2)
    expect(people.chat(id).messages.at(-1)).toMatchObject({ text: 'в ответе', fromBot: true })
  })

  test('wrong addresses and secrets are refused', async () => {
    expect((await running.call('setWebhook', { url: 'нет' })).body.description).toBe(
      'Bad Request: invalid webhook URL specified',
    )
    expect(
      (await running.call('setWebhook', { url: address, secret_token: 'с пробелом' })).body.description,
    ).toBe('Bad Request: secret token contains unallowed characters')
  })
})
