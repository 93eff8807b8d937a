import type { Chat, Message } from '@grammyjs/types'
import { byEachDriver } from './by-each-driver'

const hours = 3600

byEachDriver('messages', (site) => {
  const updatesOf = async (): Promise<Awaited<ReturnType<typeof site.running.updates>>> =>
    site.running.updates()

  test('a sent message is answered as the person sees it', async () => {
    const message = await site.send('Оценки')
    expect(message).toMatchObject({
      from: { is_bot: true, username: 'zvonok_test_bot' },
      chat: { id: site.id, type: 'private', first_name: 'Ольга' },
      date: expect.any(Number),
      text: 'Оценки',
    })
    expect(site.chat.messages.at(-1)).toMatchObject({ ...message, fromBot: true })
  })

  test('an edit returns the message; the same again is «not modified»', async () => {
    const reply_markup = { inline_keyboard: [[{ text: 'Неделя', callback_data: 'week' }]] }
    const { message_id } = await site.send('раз', { reply_markup })
    const edit = { chat_id: site.id, message_id, text: 'два', reply_markup }
    const edited = await site.call('editMessageText', edit)
    expect(edited.result).toMatchObject({
      text: 'два',
      message_id,
      reply_markup,
      edit_date: expect.any(Number),
    })
    expect(await site.refusal('editMessageText', edit)).toBe(
      '400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
    const bare = await site.call('editMessageReplyMarkup', { chat_id: site.id, message_id })
    expect(bare.result.reply_markup).toBeUndefined()
  })

  test('messages of people, of photos and those that are gone cannot be edited as text', async () => {
    const { message_id } = site.people.say(site.id, 'моё')
    expect(await site.refusal('editMessageText', { message_id, text: 'x' })).toBe(
      "400 Bad Request: message can't be edited",
    )
    expect(await site.refusal('editMessageText', { message_id: 777, text: 'x' })).toBe(
      '400 Bad Request: message to edit not found',
    )
    const sent = await site.call('sendContact', { chat_id: site.id, phone_number: '+7', first_name: 'А' })
    const contact = { message_id: sent.result.message_id, text: 'x', caption: 'x' }
    expect(await site.refusal('editMessageText', contact)).toBe(
      '400 Bad Request: there is no text in the message to edit',
    )
    expect(await site.refusal('editMessageCaption', contact)).toBe(
      '400 Bad Request: there is no caption in the message to edit',
    )
  })

  test('a deleted message is gone and cannot be deleted twice', async () => {
    const { message_id } = await site.send('лишнее')
    expect(await site.refusal('deleteMessage', { message_id })).toBe('accepted')
    expect(await site.refusal('deleteMessage', { message_id })).toBe(
      '400 Bad Request: message to delete not found',
    )
    expect(site.chat.messages.map(({ text }) => text)).toEqual(['/start'])
  })

  test('messages of both sides can be deleted for 48 hours', async () => {
    const mine = site.people.say(site.id, 'моё').message_id
    const old = (await site.send('старое')).message_id
    site.later(47 * hours)
    expect(await site.refusal('deleteMessage', { message_id: mine })).toBe('accepted')
    site.later(49 * hours)
    expect(await site.refusal('deleteMessage', { message_id: old })).toBe(
      "400 Bad Request: message can't be deleted for everyone",
    )
    const fresh = (await site.send('новое')).message_id
    // One that may not be deleted stops them all; those that are not there are skipped.
    expect(await site.refusal('deleteMessages', { message_ids: [fresh, old] })).toMatch(/^400/)
    expect(await site.refusal('deleteMessages', { message_ids: [fresh, 9999] })).toBe('accepted')
    expect(site.chat.messages.map(({ text }) => text)).toEqual(['/start', 'старое'])
  })

  test('a reply carries the message it answers, of the bot and of people', async () => {
    const asked = site.people.say(site.id, 'когда собрание?')
    const reply = await site.send('в среду', { reply_parameters: { message_id: asked.message_id } })
    expect(reply.reply_to_message).toMatchObject({ message_id: asked.message_id, text: 'когда собрание?' })
    site.people.say(site.id, 'спасибо', { replyTo: reply.message_id })
    const thanks = (await updatesOf()).at(-1)!.message!
    expect(thanks.reply_to_message).toMatchObject({ text: 'в среду' })
    expect(thanks.reply_to_message!.reply_to_message).toBeUndefined()
    const anyway = { message_id: 999, allow_sending_without_reply: true }
    expect((await site.send('x', { reply_parameters: anyway })).reply_to_message).toBeUndefined()
  })

  test('a forwarded message names its origin, a copy does not', async () => {
    const other = site.people.create().id
    site.people.start(other)
    const { message_id } = site.people.say(site.id, 'болеет до среды')
    const source = { chat_id: other, from_chat_id: site.id, message_id }
    expect((await site.call('forwardMessage', source)).result).toMatchObject({
      text: 'болеет до среды',
      forward_origin: { type: 'user', sender_user: { id: site.id } },
    })
    const copied = await site.call<{ message_id: number }>('copyMessage', source)
    const copy = site.people.chat(other).messages.at(-1)
    expect([copy?.message_id, copy?.forward_origin]).toEqual([copied.result.message_id, undefined])
    const many = { chat_id: other, from_chat_id: site.id, message_ids: [message_id, 999] }
    expect((await site.call<unknown[]>('forwardMessages', many)).result).toHaveLength(1)
    expect(await site.refusal('copyMessage', { ...source, message_id: 999 })).toBe(
      '400 Bad Request: message to copy not found',
    )
  })

  test('people forward too', async () => {
    const { message_id } = await site.send('объявление')
    site.people.forward(site.id, { messageId: message_id })
    expect((await updatesOf()).at(-1)!.message).toMatchObject({
      text: 'объявление',
      forward_origin: { type: 'user', sender_user: { is_bot: true } },
    })
  })

  test('protected content is passed on neither by the bot nor by people', async () => {
    const { message_id, has_protected_content } = await site.send('оценки', { protect_content: true })
    expect(has_protected_content).toBe(true)
    const source = { from_chat_id: site.id, message_id }
    expect(await site.refusal('forwardMessage', source)).toBe(
      "400 Bad Request: the message can't be forwarded",
    )
    expect(await site.refusal('copyMessage', source)).toBe("400 Bad Request: the message can't be copied")
    expect(await site.refusal('forwardMessages', { from_chat_id: site.id, message_ids: [message_id] })).toBe(
      "400 Bad Request: messages can't be forwarded",
    )
    const forward = await site.running.control('POST', `chats/${site.id}/forward`, { messageId: message_id })
    expect(forward.status).toBe(409)
  })

  test('a silent message is silent', async () => {
    await site.send('тихо', { disable_notification: true })
    expect(site.chat.messages.at(-1)?.silent).toBe(true)
  })

  test('edits of people come as edited_message', async () => {
    const { message_id } = site.people.say(site.id, 'алгебра 5')
    site.people.edit(site.id, { messageId: message_id, text: 'алгебра 4' })
    const last = (await updatesOf()).at(-1)
    expect(last!.edited_message).toMatchObject({
      message_id,
      text: 'алгебра 4',
      edit_date: expect.any(Number),
    })
  })

  test('the bot hears nothing when people delete', async () => {
    const { message_id } = site.people.say(site.id, 'ой')
    const before = (await updatesOf()).length
    site.people.delete(site.id, { messageId: message_id })
    expect(await updatesOf()).toHaveLength(before)
  })

  test('a pinned message is in getChat until it is unpinned', async () => {
    const { message_id } = await site.send('важное')
    const pinned = async (): Promise<Message | undefined> =>
      (await site.call<Chat & { pinned_message?: Message }>('getChat', { chat_id: site.id })).result
        .pinned_message
    await site.call('pinChatMessage', { chat_id: site.id, message_id })
    expect((await pinned())?.text).toBe('важное')
    await site.call('unpinChatMessage', { chat_id: site.id })
    expect(await pinned()).toBeUndefined()
  })
})
