import type { BotCommand } from '@grammyjs/types'
import type { ShownChat } from '../../../bot/simulator/people/show-chat'
import { startSimulator, type Running } from './start-simulator'

const menu = (...names: string[]): BotCommand[] =>
  names.map((command) => ({ command, description: `Команда ${command}` }))

describe('command menus of the simulator', () => {
  let running: Running
  beforeEach(async () => {
    running = await startSimulator()
  })
  afterEach(() => running.close())

  const shownTo = async (id: number): Promise<string[]> =>
    (await running.control<ShownChat>('GET', `chats/${id}/messages`)).body.commands.map(
      ({ command }) => command,
    )

  test('the narrowest scope wins, and the person’s language before none', async () => {
    const russian = running.simulator.people.create({ languageCode: 'ru' }).id
    const english = running.simulator.people.create({ languageCode: 'en' }).id
    await running.call('setMyCommands', { commands: menu('help') })
    expect(await shownTo(russian)).toEqual(['help'])
    const privately = { type: 'all_private_chats' }
    await running.call('setMyCommands', { commands: menu('marks'), scope: privately, language_code: 'ru' })
    expect([await shownTo(russian), await shownTo(english)]).toEqual([['marks'], ['help']])
    const scope = { type: 'chat', chat_id: russian }
    await running.call('setMyCommands', { commands: menu('lesson', 'grade'), scope })
    expect(await shownTo(russian)).toEqual(['lesson', 'grade'])
    const own = await running.call<BotCommand[]>('getMyCommands', { scope })
    expect(own.body.result).toEqual(menu('lesson', 'grade'))
    await running.call('deleteMyCommands', { scope })
    expect(await shownTo(russian)).toEqual(['marks'])
  })

  test.each([
    [{ commands: [{ command: 'Оценки', description: 'x' }] }, 'BOT_COMMAND_INVALID'],
    [{ commands: [{ command: 'marks', description: '' }] }, 'BOT_COMMAND_DESCRIPTION_INVALID'],
    [{ commands: menu(...Array.from({ length: 101 }, (_, i) => `c${i}`)) }, 'BOT_COMMANDS_TOO_MUCH'],
    [{ commands: menu('a'), scope: { type: 'chat', chat_id: 1 } }, 'chat not found'],
    [{ commands: menu('a'), language_code: 'russian' }, 'invalid language code specified'],
  ])('refuses wrong menus', async (params, detail) => {
    expect((await running.call('setMyCommands', params)).body.description).toBe(`Bad Request: ${detail}`)
  })

  test('names, descriptions and menu buttons are kept by language and chat', async () => {
    const { id } = running.simulator.people.create()
    await running.call('setMyName', { name: 'Звонок 7' })
    await running.call('setMyDescription', { description: 'A bell', language_code: 'en' })
    await running.call('setChatMenuButton', {
      chat_id: id,
      menu_button: { type: 'web_app', text: 'Журнал', web_app: { url: 'https://school.ru' } },
    })
    expect((await running.control('GET', 'bot?languageCode=en')).body).toMatchObject({
      username: 'zvonok_test_bot',
      name: 'Звонок 7',
      description: 'A bell',
    })
    expect((await running.call<object>('getMyDescription')).body.result).toEqual({ description: '' })
    expect((await running.call<object>('getChatMenuButton', { chat_id: id })).body.result).toMatchObject({
      type: 'web_app',
    })
    expect((await running.call<object>('getChatMenuButton')).body.result).toEqual({ type: 'commands' })
  })
})
