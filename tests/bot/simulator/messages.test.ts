import type { Message } from '@grammyjs/types'
import type { ShownChat } from '../../../bot/simulator/people/show-chat'
import { startSimulator, until, type Answer, type Running } from './start-simulator'

describe('messages of the simulator', () => {
  let running: Running
  let id: number
  beforeEach(async () => {
    running = await startSimulator()
    id = running.simulator.people.create({ firstName: 'Ольга' }).id
    running.simulator.people.start(id)
  })
  afterEach(() => running.close())

  const send = async (params: object): Promise<Answer<Message>> =>
    (await running.call('sendMessage', { chat_id: id, ...params })).body

  test('HTML becomes entities with UTF-16 offsets, and links are found', async () => {
    const { result } = await send({
      text: '😀 <b>Оценки</b> <a href="https://school.ru/x">тут</a> &lt;5&gt; <blockquote expandable>§ 12</blockquote> t.me/x https://a.ru',
      parse_mode: 'HTML',
    })
    expect(result.text).toBe('😀 Оценки тут <5> § 12 t.me/x https://a.ru')
    expect(result.entities).toEqual([
      { type: 'bold', offset: 3, length: 6 },
      { type: 'text_link', url: 'https://school.ru/x', offset: 10, length: 3 },
      { type: 'expandable_blockquote', offset: 18, length: 4 },
      { type: 'url', offset: 23, length: 6 },
      { type: 'url', offset: 30, length: 12 },
    ])
    expect(result).toMatchObject({
      from: { is_bot: true, username: 'zvonok_test_bot' },
      chat: { id, type: 'private' },
    })
  })

  test.each([
    ['<b>нет конца', 'Can\'t find end tag corresponding to start tag "b"'],
    ['я <ученик>', 'Unsupported start tag "ученик" at byte offset 3'],
    ['<b>x</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['3 < 5', 'Unsupported start tag "" at byte offset 2'],
    ['<b', 'Unclosed start tag at byte offset 0'],
  ])('refuses the HTML %s', async (text, detail) => {
    expect(await send({ text, parse_mode: 'HTML' })).toEqual({
      ok: false,
      error_code: 400,
      description: `Bad Request: can't parse entities: ${detail}`,
    })
  })

  test('MarkdownV2 is parsed, and unescaped signs are refused', async () => {
    const { result } = await send({
      text: '*жирный _и курсив_* `код` [я](https://a.ru)\\.',
      parse_mode: 'MarkdownV2',
    })
    expect(result.text).toBe('жирный и курсив код я.')
    expect(result.entities!.map((entity) => [entity.type, entity.offset, entity.length])).toEqual([
      ['bold', 0, 15],
      ['italic', 7, 8],
      ['code', 16, 3],
      ['text_link', 20, 1],
    ])
    expect((await send({ text: 'итого.', parse_mode: 'MarkdownV2' })).description).toBe(
      "Bad Request: can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
    )
  })

  test.each([
    [{ text: '' }, 400, 'Bad Request: message text is empty'],
    [{ text: '   ' }, 400, 'Bad Request: text must be non-empty'],
    [{ text: 'я'.repeat(4097) }, 400, 'Bad Request: message is too long'],
    [{ text: 'x', chat_id: 12345 }, 400, 'Bad Request: chat not found'],
    [{ text: 'x', chat_id: '' }, 400, 'Bad Request: chat_id is empty'],
    [
      { text: 'x', reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'я'.repeat(33) }]] } },
      400,
      'Bad Request: BUTTON_DATA_INVALID',
    ],
    [
      { text: 'x', reply_markup: { inline_keyboard: [[{ text: 'a' }]] } },
      400,
      "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [
      { text: 'x', reply_markup: { inline_keyboard: [[{ text: 'a', url: 'http://localhost:3000/' }]] } },
      400,
      "Bad Request: inline keyboard button URL 'http://localhost:3000/' is invalid: Wrong HTTP URL",
    ],
    [
      { text: 'x', reply_parameters: { message_id: 99999 } },
      400,
      'Bad Request: message to be replied not found',
    ],
  ])('refuses %j with Telegram’s words', async (params, code, description) => {
    expect(await send(params)).toEqual({ ok: false, error_code: code, description })
  })

  test('4096 signs after parsing are allowed, whatever the markup adds', async () => {
    const { ok, result } = await send({ text: `<b>${'я'.repeat(4096)}</b>`, parse_mode: 'HTML' })
    expect(ok).toBe(true)
    expect(result.text).toHaveLength(4096)
  })

  test('an edit returns the message, an equal edit is «not modified», another person’s message cannot be edited', async () => {
    const keyboard = { inline_keyboard: [[{ text: 'Неделя', callback_data: 'week' }]] }
    const { result } = await send({ text: 'раз', reply_markup: keyboard })
    const edit = { chat_id: id, message_id: result.message_id, text: 'два', reply_markup: keyboard }
    const edited = await running.call('editMessageText', edit)
    expect(edited.body.result).toMatchObject({
      text: 'два',
      message_id: result.message_id,
      reply_markup: keyboard,
    })
    expect(edited.body.result.edit_date).toEqual(expect.any(Number))
    expect((await running.call('editMessageText', edit)).body.description).toBe(
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
    const bare = await running.call('editMessageReplyMarkup', { chat_id: id, message_id: result.message_id })
    expect(bare.body.result.reply_markup).toBeUndefined()
    const own = running.simulator.people.say(id, 'моё').message_id
    const refused = await running.call('editMessageText', { chat_id: id, message_id: own, text: 'x' })
    expect(refused.body.description).toBe("Bad Request: message can't be edited")
    const gone = await running.call('editMessageText', { chat_id: id, message_id: 777, text: 'x' })
    expect(gone.body.description).toBe('Bad Request: message to edit not found')
  })

  test('a reply keyboard is shown to the person, goes with remove_keyboard, and its message cannot be edited', async () => {
    const keyboard = [[{ text: 'Оценки' }, { text: 'Телефон', request_contact: true }]]
    const { result } = await send({
      text: 'меню',
      reply_markup: { keyboard, resize_keyboard: true, is_persistent: true },
    })
    expect(result.reply_markup).toBeUndefined()
    const shown = (await running.control<ShownChat>('GET', `chats/${id}/messages`)).body.replyKeyboard
    expect(shown).toEqual({
      keyboard,
      resize_keyboard: true,
      is_persistent: true,
      messageId: result.message_id,
    })
    const edit = await running.call('editMessageText', {
      chat_id: id,
      message_id: result.message_id,
      text: 'x',
    })
    expect(edit.body.description).toBe("Bad Request: message can't be edited")
    await send({ text: 'без меню', reply_markup: { remove_keyboard: true } })
    expect((await running.control<ShownChat>('GET', `chats/${id}/messages`)).body.replyKeyboard).toBeNull()
  })

  test('deleted messages are gone and cannot be deleted twice', async () => {
    const { result } = await send({ text: 'лишнее' })
    const address = { chat_id: id, message_id: result.message_id }
    expect((await running.call('deleteMessage', address)).body).toEqual({ ok: true, result: true })
    expect((await running.call('deleteMessage', address)).body.description).toBe(
      'Bad Request: message to delete not found',
    )
    const { messages } = (await running.control<ShownChat>('GET', `chats/${id}/messages`)).body
    expect(messages.map((message) => message.text)).toEqual(['/start'])
  })

  test('a press reaches the bot and its answer the person, once', async () => {
    const { result } = await send({
      text: 'меню',
      reply_markup: { inline_keyboard: [[{ text: 'Неделя', callback_data: 'week', style: 'primary' }]] },
    })
    const pressed = running.control('POST', `chats/${id}/press`, {
      messageId: result.message_id,
      data: 'week',
    })
    const updates = await running.updates({ timeout: 5, offset: -1 })
    const query = updates.at(-1)!.callback_query!
    expect(query).toMatchObject({ from: { id }, data: 'week', message: { message_id: result.message_id } })
    const answer = { callback_query_id: query.id, text: 'Готово', show_alert: true }
    expect((await running.call('answerCallbackQuery', answer)).body).toEqual({ ok: true, result: true })
    expect((await pressed).body).toEqual({ answer: { text: 'Готово', alert: true } })
    expect((await running.call('answerCallbackQuery', answer)).body.description).toBe(
      'Bad Request: query is too old and response timeout expired or query ID is invalid',
    )
  })

  test('a press that waited too long can no longer be answered', async () => {
    const { result } = await send({
      text: 'x',
      reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'a' }]] },
    })
    void running.simulator.people.press(id, { messageId: result.message_id, data: 'a' })
    const [update] = await running.updates({ offset: -1 })
    running.simulator.setClock(new Date(Date.now() + 200_000))
    const late = await running.call('answerCallbackQuery', { callback_query_id: update!.callback_query!.id })
    expect(late.body.description).toContain('query is too old')
  })

  test('nobody can be written to before Start or after blocking; blocking and unblocking are told', async () => {
    const stranger = running.simulator.people.create().id
    expect((await send({ text: 'x', chat_id: stranger })).description).toBe(
      "Forbidden: bot can't initiate conversation with a user",
    )
    running.simulator.people.block(id, true)
    expect(await send({ text: 'x' })).toEqual({
      ok: false,
      error_code: 403,
      description: 'Forbidden: bot was blocked by the user',
    })
    expect((await running.control('POST', `chats/${id}/say`, { text: 'x' })).status).toBe(409)
    running.simulator.people.start(id)
    expect((await send({ text: 'снова' })).ok).toBe(true)
    const kinds = (await running.updates()).map((update) =>
      update.my_chat_member === undefined
        ? update.message?.text
        : update.my_chat_member.new_chat_member.status,
    )
    expect(kinds).toEqual(['/start', 'kicked', 'member', '/start'])
  })

  test('edits of people come as edited_message', async () => {
    const { message_id } = running.simulator.people.say(id, 'алгебра 5')
    running.simulator.people.edit(id, { messageId: message_id, text: 'алгебра 4' })
    const updates = await running.updates()
    expect(updates.at(-1)!.edited_message).toMatchObject({
      message_id,
      text: 'алгебра 4',
      edit_date: expect.any(Number),
    })
  })

  test('unknown fields are recorded, and refused in strict mode', async () => {
    const odd = {
      text: 'x',
      reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'a', hide: false }]] },
    }
    expect((await send(odd)).ok).toBe(true)
    expect(running.simulator.calls().at(-1)?.verdict).toEqual([
      'sendMessage.reply_markup.inline_keyboard[0][0].hide: unknown field',
    ])
    running.simulator.setStrict(true)
    expect((await send(odd)).description).toContain('hide: unknown field')
  })

  test('in a group the bot hears only commands, mentions and replies to it', async () => {
    const { people } = running.simulator
    const group = people.createGroup({ title: '7Б', personIds: [id] })
    people.say(id, 'всем привет', { chatId: group.id })
    people.say(id, '/marks@zvonok_test_bot', { chatId: group.id })
    people.say(id, '/marks@other_bot', { chatId: group.id })
    const updates = (await running.updates()).slice(1)
    expect(updates[0]!.my_chat_member!.chat).toEqual({ id: group.id, type: 'supergroup', title: '7Б' })
    expect(updates.slice(1).map((update) => update.message?.text)).toEqual(['/marks@zvonok_test_bot'])
    expect((await running.call('leaveChat', { chat_id: group.id })).body.ok).toBe(true)
    expect((await send({ text: 'x', chat_id: group.id })).error_code).toBe(403)
  })

  test('events tell the page of messages, edits and actions, and are taken up again by Last-Event-ID', async () => {
    const events: string[] = []
    running.simulator.onEvent((event) => events.push(event.type))
    await send({ text: 'раз' })
    await running.call('sendChatAction', { chat_id: id, action: 'typing' })
    await until(() => events.includes('action'))
    expect(events).toEqual(['message', 'person', 'action'])
    const id1 = await firstEvents(running.origin, {}, () => send({ text: 'два' }))
    expect(id1).toContain('"text":"два"')
    const lastId = /id: (\S+)/.exec(id1)![1]!
    await send({ text: 'три' })
    expect(await firstEvents(running.origin, { 'last-event-id': lastId })).toContain('"text":"три"')
    expect(await firstEvents(running.origin, { 'last-event-id': 'other-1' })).toContain('"type":"reset"')
  })
})

/** What the stream of events says first, once it says something. */
async function firstEvents(
  origin: string,
  headers: Record<string, string>,
  act?: () => unknown,
): Promise<string> {
  const hangUp = new AbortController()
  const answer = await fetch(`${origin}/api/events`, { headers, signal: hangUp.signal })
  await act?.()
  let text = ''
  for await (const chunk of answer.body!) {
    text += Buffer.from(chunk).toString()
    if (text.includes('data:')) break
  }
  hangUp.abort()
  return text
}
