import pino from 'pino'
import { TelegramClient } from '../../../bot/telegram-client'
import { sendFile, sendScreen } from '../../../bot/telegram/send-screen'
import { Html, html } from '../../../bot/ui/html'
import { startTelegram, testToken, type TestTelegram } from '../../support/telegram'

describe('the port to Telegram', () => {
  let telegram: TestTelegram
  let client: TelegramClient
  let chatId: string
  const lines: string[] = []

  beforeEach(async () => {
    telegram = await startTelegram()
    const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
    client = new TelegramClient({ token: testToken, apiRoot: `${telegram.apiRoot}/`, log })
    const { id } = telegram.simulator.people.create()
    telegram.simulator.people.start(id)
    chatId = String(id)
  })
  afterEach(async () => {
    await client.disconnect()
    await telegram.close()
  })

  const texts = () =>
    telegram.simulator.people
      .chat(Number(chatId))
      .messages.filter((message) => message.fromBot)
      .map(({ text, caption }) => text ?? caption)
  const hello = { text: html`Здравствуйте` }
  const failure = (work: Promise<unknown>) => work.then(() => null).catch((error: unknown) => error as Error)

  it('speaks Telegraf’s own methods over our connections, in a shape that Telegram knows', async () => {
    await client.sendMessage(chatId, 'да', {
      reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: 'y', hide: false } as never]] },
    })
    await client.sendPoll(chatId, 'Когда?', ['в пн', 'во вт'])
    expect(telegram.simulator.calls().flatMap(({ verdict }) => verdict)).toEqual([])
  })

  it.each([
    ['a server error', { kind: 'status', status: 502 }],
    ['a short silence', { kind: 'status', status: 429, retryAfter: 1 }],
    ['a broken connection', { kind: 'drop-before' }],
  ] as const)('repeats an answer to a person after %s', async (_what, fault) => {
    telegram.simulator.setFaults([{ method: 'sendMessage', ...fault }])
    await sendScreen(client, chatId, hello)
    expect(texts()).toEqual(['Здравствуйте'])
  })

  it('gives up a long silence and says how long', async () => {
    telegram.simulator.setFaults([{ method: 'sendMessage', kind: 'status', status: 429, retryAfter: 600 }])
    expect(await failure(sendScreen(client, chatId, hello))).toMatchObject({ kind: 'wait', retryAfter: 600 })
    expect(client.isSilenced()).toBe(false)
    expect(await failure(sendScreen(client, chatId, hello))).toMatchObject({ kind: 'wait' })
    expect(telegram.simulator.calls()).toHaveLength(1)
  })

  it('does not repeat what may have arrived when asked not to', async () => {
    telegram.simulator.setFaults([{ method: 'sendMessage', kind: 'drop-after' }])
    const error = await failure(sendScreen(client, chatId, hello, { repeatUnknown: false }))
    expect(error).toMatchObject({ kind: 'unknown' })
    expect(texts()).toHaveLength(1)
  })

  it('knows who cannot be written to', async () => {
    telegram.simulator.people.block(Number(chatId), true)
    expect(await failure(sendScreen(client, chatId, hello))).toMatchObject({ kind: 'unreachable', code: 403 })
    expect(await failure(sendScreen(client, '99', hello))).toMatchObject({ kind: 'unreachable', code: 400 })
  })

  it('takes an edit that changes nothing for done', async () => {
    const message_id = await sendScreen(client, chatId, hello)
    const edit = { chat_id: chatId, message_id, text: 'Здравствуйте' }
    await expect(client.call('editMessageText', edit)).resolves.toBe(true)
  })

  it('still sends the words when our formatting is broken, and logs it without them', async () => {
    await sendScreen(client, chatId, { text: new Html('<b>Алгебра &amp; <i>5</b>') })
    expect(texts()).toEqual(['Алгебра & 5'])
    expect(lines.some((line) => line.includes('formatting was refused') && !line.includes('Алгебра'))).toBe(
      true,
    )
  })

  it('uploads a file once and then names it', async () => {
    const known = new Map<string, string>()
    const handles = {
      find: async (id: string) => known.get(id) ?? null,
      save: async (id: string, handle: string) => void known.set(id, handle),
    }
    const file = { name: 'план.txt', mediaType: 'text/plain', bytes: Buffer.from('§ 12'), fileId: '7' }
    for (const caption of ['раз', 'два']) {
      await sendFile(client, handles, chatId, { ...file, caption: html`${caption}` })
    }
    expect(texts()).toEqual(['раз', 'два'])
    const [first, second] = telegram.simulator.calls().filter(({ method }) => method === 'sendDocument')
    expect(second?.params['document']).toBe(known.get('7'))
    expect(first?.params['document']).not.toBe(known.get('7'))
    expect((await client.download(known.get('7')!)).toString()).toBe('§ 12')
  })

  it('never shows the token, not even when the server is not there', async () => {
    const log = pino({ level: 'silent' })
    const nowhere = new TelegramClient({ token: testToken, apiRoot: 'http://127.0.0.1:1', log })
    const error = await failure(nowhere.call('getMe', {}, { tries: 1 }))
    expect(error).toMatchObject({ kind: 'temporary' })
    expect(JSON.stringify([error, error?.message, error?.stack])).not.toContain('AAtest')
    await nowhere.disconnect()
  })
})
