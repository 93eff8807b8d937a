import type { BotCommand } from '@grammyjs/types'
import { byEachDriver } from './by-each-driver'

const menu = (...names: string[]): BotCommand[] =>
  names.map((command) => ({ command, description: `Команда ${command}` }))

byEachDriver('menus and texts about the bot', (site) => {
  const shownTo = (id: number): string[] => site.people.chat(id).commands.map(({ command }) => command)

  test('the narrowest scope wins, and the person’s language before none', async () => {
    const english = site.people.create({ languageCode: 'en' }).id
    await site.call('setMyCommands', { commands: menu('help') })
    expect(shownTo(site.id)).toEqual(['help'])
    const privately = { type: 'all_private_chats' }
    await site.call('setMyCommands', { commands: menu('marks'), scope: privately, language_code: 'ru' })
    expect([shownTo(site.id), shownTo(english)]).toEqual([['marks'], ['help']])
    const scope = { type: 'chat', chat_id: site.id }
    await site.call('setMyCommands', { commands: menu('lesson', 'grade'), scope })
    expect(shownTo(site.id)).toEqual(['lesson', 'grade'])
    expect((await site.call<BotCommand[]>('getMyCommands', { scope })).result).toEqual(
      menu('lesson', 'grade'),
    )
    await site.call('deleteMyCommands', { scope })
    expect(shownTo(site.id)).toEqual(['marks'])
  })

  test('in a group: member, administrators, chat, all groups', async () => {
    const pupil = site.people.create().id
    const { id } = site.people.createGroup({ title: '7Б', personIds: [site.id, pupil] })
    const shown = (personId: number): string[] =>
      site.people.chat(id, { personId }).commands.map(({ command }) => command)
    const set = (type: string, more: object = {}): Promise<unknown> =>
      site.call('setMyCommands', { commands: menu(type), scope: { type, ...more } })
    await set('all_group_chats')
    await set('all_chat_administrators')
    expect([shown(site.id), shown(pupil)]).toEqual([['all_chat_administrators'], ['all_group_chats']])
    await set('chat', { chat_id: id })
    await set('chat_administrators', { chat_id: id })
    expect([shown(site.id), shown(pupil)]).toEqual([['chat_administrators'], ['chat']])
    await set('chat_member', { chat_id: id, user_id: pupil })
    expect(shown(pupil)).toEqual(['chat_member'])
  })

  test.each([
    [{ commands: [{ command: 'Оценки', description: 'x' }] }, 'BOT_COMMAND_INVALID'],
    [{ commands: menu('a'.repeat(33)) }, 'BOT_COMMAND_INVALID'],
    [{ commands: [{ command: 'marks', description: '' }] }, 'BOT_COMMAND_DESCRIPTION_INVALID'],
    [{ commands: [{ command: 'a', description: 'x'.repeat(257) }] }, 'BOT_COMMAND_DESCRIPTION_INVALID'],
    [{ commands: menu(...Array.from({ length: 101 }, (_, i) => `c${i}`)) }, 'BOT_COMMANDS_TOO_MUCH'],
    [{ commands: menu('a'), scope: { type: 'chat', chat_id: 1 } }, 'chat not found'],
    [
      { commands: menu('a'), scope: { type: 'school' } },
      "can't parse BotCommandScope: Unsupported type specified",
    ],
    [{ commands: menu('a'), language_code: 'russian' }, 'invalid language code specified'],
  ])('refuses the menu %j', async (params, detail) => {
    expect(await site.refusal('setMyCommands', params)).toBe(`400 Bad Request: ${detail}`)
  })

  test('names, descriptions and menu buttons are kept by language and chat', async () => {
    await site.call('setMyName', { name: 'Звонок 7' })
    await site.call('setMyDescription', { description: 'A bell', language_code: 'en' })
    await site.call('setMyShortDescription', { short_description: 'Журнал' })
    const menu_button = { type: 'web_app', text: 'Журнал', web_app: { url: 'https://school.ru' } }
    await site.call('setChatMenuButton', { chat_id: site.id, menu_button })
    expect((await site.running.control('GET', 'bot?languageCode=en')).body).toMatchObject({
      username: 'zvonok_test_bot',
      name: 'Звонок 7',
      description: 'A bell',
      shortDescription: 'Журнал',
    })
    expect((await site.call('getMyDescription')).result).toEqual({ description: '' })
    expect((await site.call('getChatMenuButton', { chat_id: site.id })).result).toEqual(menu_button)
    expect((await site.call('getChatMenuButton')).result).toEqual({ type: 'commands' })
  })

  test.each([
    ['setMyName', { name: 'я'.repeat(65) }],
    ['setMyDescription', { description: 'я'.repeat(513) }],
    ['setMyShortDescription', { short_description: 'я'.repeat(121) }],
  ])('%s has a limit (documented, not measured)', async (method, params) => {
    expect(await site.refusal(method, params)).toMatch(/^400 Bad Request: .*too long$/)
  })
})
