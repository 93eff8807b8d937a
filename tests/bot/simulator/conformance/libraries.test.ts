import { Bot, InlineKeyboard, InputFile, webhookCallback } from 'grammy'
import { createServer, type RequestListener } from 'node:http'
import { Markup, Telegraf } from 'telegraf'
import { listen, png, startSimulator, token, until, type Running } from '../start-simulator'

/** A bot as its author would write it for Telegram: nothing in it knows of the simulator but the address. */
function grammyBot(apiRoot: string): Bot {
  const bot = new Bot(token, { client: { apiRoot } })
  bot.command('start', (context) =>
    context.reply(`Код ${context.match}`, { reply_markup: new InlineKeyboard().text('Неделя', 'week') }),
  )
  bot.callbackQuery('week', async (context) => {
    await context.editMessageText('<b>Неделя</b>', { parse_mode: 'HTML' })
    await context.replyWithDocument(new InputFile(Buffer.from('табель'), 'табель.txt'))
    await context.answerCallbackQuery('Готово')
  })
  return bot
}

describe('bots written for Telegram run on the simulator as they are', () => {
  let running: Running
  let id: number
  beforeEach(async () => {
    running = await startSimulator()
    id = running.simulator.people.create({ firstName: 'Ольга' }).id
  })
  afterEach(() => running.close())

  const shown = (): (string | undefined)[] =>
    running.simulator.people
      .chat(id)
      .messages.flatMap(({ fromBot, text, caption, document }) =>
        fromBot ? [text ?? caption ?? document?.file_name] : [],
      )

  const pressFirst = (): Promise<unknown> => {
    const { messages } = running.simulator.people.chat(id)
    const { message_id } = messages.find(({ reply_markup }) => reply_markup !== undefined)!
    return running.simulator.people.press(id, { messageId: message_id, data: 'week' })
  }

  const talkToGrammyBot = async (): Promise<void> => {
    running.simulator.people.start(id, 'AB12')
    await until(() => shown().length === 1)
    expect(shown()).toEqual(['Код AB12'])
    expect(await pressFirst()).toEqual({ text: 'Готово', alert: false })
    expect(shown()).toEqual(['Неделя', 'табель.txt'])
    expect(running.simulator.calls().flatMap(({ verdict }) => verdict)).toEqual([])
  }

  test('pure grammY with its own polling', async () => {
    const bot = grammyBot(`${running.origin}/botapi`)
    const ended = bot.start()
    await talkToGrammyBot()
    await bot.stop()
    await ended
  })

  test('pure grammY with its own webhookCallback', async () => {
    const bot = grammyBot(`${running.origin}/botapi`)
    const server = createServer(webhookCallback(bot, 'http', { secretToken: 'abc' }) as RequestListener)
    await bot.api.setWebhook(await listen(server), { secret_token: 'abc' })
    await talkToGrammyBot()
    server.closeAllConnections()
    server.close()
  })

  test('telegraf with launch', async () => {
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
    const launched = bot.launch()
    running.simulator.people.start(id)
    await until(() => shown().length === 1)
    expect(await pressFirst()).toEqual({ text: 'Готово', alert: false })
    await until(() => shown().length === 2)
    expect(shown()).toEqual(['Неделя', 'Доска'])
    bot.stop()
    await launched
  })
})
