import pino from 'pino'
import { TelegramClient } from '../../bot/telegram-client'
import { sendFile, sendScreen } from '../../bot/telegram/send-screen'
import { textParts } from '../../bot/telegram/text-parts'
import { bold, Html, html, lines } from '../../bot/ui/html'
import { startTelegram, testToken, type TestTelegram } from '../support/telegram'

describe('what is sent to Telegram', () => {
  let telegram: TestTelegram
  let client: TelegramClient
  let chatId: string

  beforeEach(async () => {
    telegram = await startTelegram()
    client = new TelegramClient({
      token: testToken,
      apiRoot: telegram.apiRoot,
      log: pino({ enabled: false }),
    })
    const { id } = telegram.simulator.people.create()
    telegram.simulator.people.start(id)
    chatId = String(id)
  })
  afterEach(async () => {
    await client.disconnect()
    await telegram.close()
  })

  const sent = () =>
    telegram.simulator.people.chat(Number(chatId)).messages.filter((message) => message.fromBot)

  it('is cut at line ends into several messages when it is too long for one; the buttons come with the last', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => html`${bold(`№ ${i}`)} <${'и'.repeat(30)}> & всё`)
    const buttons = [[{ text: 'Дальше', data: 'a:1' }]]
    const messageId = await sendScreen(client, chatId, { text: lines(...rows), buttons, protect: true })
    const messages = sent()
    expect(messages.length).toBeGreaterThan(2)
    expect(messages.map(({ text }) => text).join('\n')).toBe(
      rows.map((_row, i) => `№ ${i} <${'и'.repeat(30)}> & всё`).join('\n'),
    )
    expect(messages.map((message) => 'reply_markup' in message)).toEqual([
      ...messages.slice(1).map(() => false),
      true,
    ])
    expect(messages.at(-1)?.message_id).toBe(messageId)
    expect(messages.every((message) => message.has_protected_content)).toBe(true)
  })

  it('keeps every sign of one endless line and of formatting that spans lines', async () => {
    for (const text of [html`${'😀<'.repeat(3000)}`, bold(lines(...Array<string>(900).fill('строка')))]) {
      await sendScreen(client, chatId, { text })
    }
    const whole = sent()
      .map((message) => message.text?.replaceAll('\n', ''))
      .join('')
    expect(whole).toBe('😀<'.repeat(3000) + 'строка'.repeat(900))
  })

  it('stays one message up to 4096 signs, not counting formatting', () => {
    const source = bold('я'.repeat(4096)).source
    expect(textParts(source)).toEqual([source])
    expect(textParts(new Html('&lt;'.repeat(4096)).source)).toHaveLength(1)
    expect(textParts('я'.repeat(4097))).toHaveLength(2)
  })

  it('tells the media type of a file', async () => {
    const file = { name: 'Согласие 1.txt', mediaType: 'text/plain', bytes: Buffer.from('Согласие') }
    await sendFile(client, undefined, chatId, file)
    expect(sent().at(-1)).toMatchObject({
      document: { file_name: 'Согласие 1.txt', mime_type: 'text/plain' },
    })
  })
})
