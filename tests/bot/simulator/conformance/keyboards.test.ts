import { until } from '../start-simulator'
import { byEachDriver } from './by-each-driver'

const inline = (...buttons: object[]): object => ({ reply_markup: { inline_keyboard: [buttons] } })

byEachDriver('keyboards', (site) => {
  test('a reply keyboard is the person’s until it is removed, and its message cannot be edited', async () => {
    const keyboard = [
      [
        { text: 'Оценки', style: 'primary' },
        { text: 'Телефон', request_contact: true },
      ],
    ]
    const looks = { resize_keyboard: true, is_persistent: true, input_field_placeholder: 'Спросите' }
    const { message_id, reply_markup } = await site.send('меню', { reply_markup: { keyboard, ...looks } })
    expect(reply_markup).toBeUndefined()
    expect(site.chat.replyKeyboard).toEqual({ keyboard, ...looks, messageId: message_id })
    expect(await site.refusal('editMessageText', { message_id, text: 'x' })).toBe(
      "400 Bad Request: message can't be edited",
    )
    site.people.say(site.id, 'Оценки')
    expect(site.chat.replyKeyboard).not.toBeNull()
    await site.send('без меню', { reply_markup: { remove_keyboard: true } })
    expect(site.chat.replyKeyboard).toBeNull()
  })

  test('a one-time keyboard goes when one of its buttons was used', async () => {
    const reply_markup = { keyboard: [['Да', 'Нет']], one_time_keyboard: true }
    await site.send('Точно?', { reply_markup })
    site.people.say(site.id, 'наверное')
    expect(site.chat.replyKeyboard).not.toBeNull()
    site.people.say(site.id, 'Да')
    expect(site.chat.replyKeyboard).toBeNull()
  })

  test('request_contact gives the person’s own number, and only in private chats', async () => {
    const reply_markup = { keyboard: [[{ text: 'Телефон', request_contact: true }]], one_time_keyboard: true }
    await site.send('Ваш номер?', { reply_markup })
    await site.running.control('POST', `chats/${site.id}/contact`, {})
    const { contact } = (await site.running.updates()).at(-1)!.message!
    expect(contact).toMatchObject({ user_id: site.id, phone_number: expect.stringMatching(/^\+7900/) })
    expect(site.chat.replyKeyboard).toBeNull()
    const group = site.people.createGroup({ title: '7Б', personIds: [site.id] })
    expect(await site.refusal('sendMessage', { chat_id: group.id, text: 'x', reply_markup })).toBe(
      '400 Bad Request: phone number can be requested in private chats only',
    )
  })

  test('force_reply asks until the person says something', async () => {
    const reply_markup = { force_reply: true, input_field_placeholder: 'Номер урока' }
    const { message_id } = await site.send('Какой урок?', { reply_markup })
    expect(site.chat.forceReply).toEqual({ messageId: message_id, input_field_placeholder: 'Номер урока' })
    site.people.say(site.id, '3', { replyTo: message_id })
    expect(site.chat.forceReply).toBeNull()
  })

  test('inline buttons are kept as they are: colours, addresses, copied text', async () => {
    const buttons = [
      { text: 'Да', callback_data: 'yes', style: 'success' },
      { text: 'Сайт', url: 'https://school.ru/' },
      { text: 'Код', copy_text: { text: 'AB12' }, style: 'danger' },
    ]
    const { reply_markup } = await site.send('x', inline(...buttons))
    expect(reply_markup).toEqual({ inline_keyboard: [buttons] })
    expect(site.chat.messages.at(-1)!.reply_markup).toEqual(reply_markup)
    expect(site.running.simulator.calls().flatMap(({ verdict }) => verdict)).toEqual([])
  })

  test.each([
    [{ text: 'a' }, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"],
    [{ text: '', callback_data: 'a' }, 'inline keyboard button text must be non-empty'],
    [{ callback_data: 'a' }, 'can\'t parse inline keyboard button: Can\'t find field "text"'],
    [
      { text: 'a', url: 'http://localhost:3000/' },
      "inline keyboard button URL 'http://localhost:3000/' is invalid: Wrong HTTP URL",
    ],
    [{ text: 'a', copy_text: { text: 'x'.repeat(257) } }, 'BUTTON_COPY_TEXT_INVALID'],
  ])('refuses the inline button %j', async (button, detail) => {
    expect(await site.refusal('sendMessage', { text: 'x', ...inline(button) })).toBe(
      `400 Bad Request: ${detail}`,
    )
  })

  test('refuses empty buttons of a reply keyboard, and an edit with one', async () => {
    expect(await site.refusal('sendMessage', { text: 'x', reply_markup: { keyboard: [['']] } })).toBe(
      '400 Bad Request: keyboard button text must be non-empty',
    )
    const { message_id } = await site.send('x')
    const edit = { message_id, text: 'y', reply_markup: { keyboard: [['a']] } }
    expect(await site.refusal('editMessageText', edit)).toBe('400 Bad Request: inline keyboard expected')
  })
})

byEachDriver('presses', (site) => {
  const press = async (): Promise<{ id: string; answered: Promise<unknown> }> => {
    const { message_id } = await site.send('меню', inline({ text: 'Неделя', callback_data: 'week' }))
    const answered = site.people.press(site.id, { messageId: message_id, data: 'week' })
    const query = (await site.running.updates({ offset: -1 })).at(-1)!.callback_query!
    expect(query).toMatchObject({ from: { id: site.id }, data: 'week', message: { message_id } })
    return { id: query.id, answered }
  }

  test('a press is answered once, and the person sees the answer', async () => {
    const { id, answered } = await press()
    const answer = { callback_query_id: id, text: 'Готово', show_alert: true }
    expect(await site.call('answerCallbackQuery', answer)).toEqual({ ok: true, result: true })
    expect(await answered).toEqual({ text: 'Готово', alert: true })
    expect(await site.refusal('answerCallbackQuery', answer)).toMatch(/query is too old/)
  })

  test('an answer has at most 200 signs', async () => {
    const { id } = await press()
    const answer = { callback_query_id: id, text: 'я'.repeat(201) }
    expect(await site.refusal('answerCallbackQuery', answer)).toBe('400 Bad Request: MESSAGE_TOO_LONG')
  })

  // Documented, not measured: the time is nowhere promised; bots see about this much.
  test('a press that waited too long is neither answered nor delivered', async () => {
    const { id } = await press()
    site.later(200)
    expect(await site.refusal('answerCallbackQuery', { callback_query_id: id })).toMatch(/query is too old/)
    const kinds = (await site.running.updates()).map((update) => Object.keys(update)[1])
    expect(kinds).not.toContain('callback_query')
  })

  test('a press nobody answers ends with nothing for the person', async () => {
    const { message_id } = await site.send('x', inline({ text: 'a', callback_data: 'a' }))
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] })
    const answered = site.people.press(site.id, { messageId: message_id, data: 'a' })
    jest.advanceTimersByTime(15_000)
    jest.useRealTimers()
    expect(await answered).toBeNull()
  })

  test('the page is told of the answer, and a button that is gone cannot be pressed', async () => {
    const events: string[] = []
    site.running.simulator.onEvent(({ type }) => events.push(type))
    const { id } = await press()
    await site.call('answerCallbackQuery', { callback_query_id: id })
    await until(() => events.includes('callback'))
    const { messages } = site.chat
    const gone = { messageId: messages.at(-1)!.message_id, data: 'другое' }
    await expect(site.people.press(site.id, gone)).rejects.toThrow('no such button')
  })
})
