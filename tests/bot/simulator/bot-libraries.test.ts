import { Bot, InlineKeyboard, InputFile, webhookCallback } from 'grammy'
import { createServer } from 'node:http'
import { Markup, Telegraf } from 'telegraf'
import { listen, png, startSimulator, token, until, type Running } from './start-simulator'

describe('bot libraries on the simulator', () => {
  let running: Running
  let id: number
  beforeEach(async () => {
    running = await startSimulator()
    id = running.simulator.people.create({ firstName: 'Ольга' }).id
  })
  afterEach(() => running.close())

  const shown = (): (string | undefined)[] =>
    running.simulator.people.chat(id).messages.flatMap((message) => (message.fromBot ? [message.text] : []))

  const pressFirst = async (): Promise<unknown> => {
    const message = running.simulator.people
      .chat(id)
      .messages.findLast(({ reply_markup }) => reply_markup !== undefined)!
    return running.simulator.people.press(id, { messageId: message.message_id, data: 'week' })
  }

  test('a telegraf bot answers, edits by a button and uploads, polling', async () => {
    const bot = new Telegraf(token, {
      telegram: { apiRoot: `${running.origin}/botapi/`, webhookReply: false },
    })
    bot.start((context) =>
      context.reply('Оценки', Markup.inlineKeyboard([Markup.button.callback('Неделя', 'week')])),
    )
    bot.action('week', async (context) => {
      await context.answerCbQuery('Готово')
      await context.editMessageText('<b>Неделя</b>', { parse_mode: 'HTML' })
      await context.replyWithPhoto({ source: png(100, 100), filename: 'x.png' }, { caption: 'Доска' })
    })
    const launched = bot.launch({ dropPendingUpdates: false })
    running.simulator.people.start(id)
    await until(() => shown().length === 1)
    expect(await pressFirst()).toEqual({ text: 'Готово', alert: false })
    await until(() => shown().length === 2)
    expect(running.simulator.people.chat(id).messages.map(({ text, caption }) => text ?? caption)).toEqual([
      '/start',
      'Неделя',
      'Доска',
    ])
    bot.stop()
    await launched
  })

  test('a grammY bot answers by webhook, with buttons and documents', async () => {
    const bot = new Bot(token, { client: { apiRoot: `${running.origin}/botapi` } })
    bot.command('start', (context) =>
      context.reply(`Код ${context.match}`, { reply_markup: new InlineKeyboard().text('Неделя', 'week') }),
    )
    bot.callbackQuery('week', async (context) => {
      await context.replyWithDocument(new InputFile(Buffer.from('табель'), 'табель.txt'))
      await context.answerCallbackQuery()
    })
    const server = createServer(
      webhookCallback(bot, 'http', { secretToken: 'abc' }) as Parameters<typeof createServer>[1],
    )
    await bot.api.setWebhook(await listen(server), { secret_token: 'abc' })
    running.simulator.people.start(id, 'AB12')
    await until(() => shown().length === 1)
    expect(shown()).toEqual(['Код AB12'])
    expect(await pressFirst()).toEqual({ alert: false })
    const last = running.simulator.people.chat(id).messages.at(-1)
    expect(last?.document).toMatchObject({ file_name: 'табель.txt' })
    expect(running.simulator.calls().flatMap(({ verdict }) => verdict)).toEqual([])
    server.closeAllConnections()
    server.close()
  })
})
