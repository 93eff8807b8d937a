import { byEachDriver } from './by-each-driver'

byEachDriver('who may be written to', (site) => {
  test('nobody before Start', async () => {
    const stranger = site.people.create().id
    expect(await site.refusal('sendMessage', { chat_id: stranger, text: 'x' })).toBe(
      "403 Forbidden: bot can't initiate conversation with a user",
    )
  })

  test('a deep link brings its payload with /start, of 64 signs at most', async () => {
    const payload = 'a'.repeat(60) + '_-Z9'
    site.people.start(site.id, payload)
    expect((await site.running.updates()).at(-1)!.message).toMatchObject({
      text: `/start ${payload}`,
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    })
    expect(() => site.people.start(site.id, `${payload}x`)).toThrow('64')
    expect(() => site.people.start(site.id, 'с кириллицей')).toThrow('64')
  })

  test('blocking and unblocking are told by my_chat_member, with 403 in between', async () => {
    site.people.block(site.id, true)
    expect(await site.refusal('sendMessage', { text: 'x' })).toBe(
      '403 Forbidden: bot was blocked by the user',
    )
    expect(await site.refusal('sendChatAction', { action: 'typing' })).toMatch(/^403/)
    expect((await site.running.control('POST', `chats/${site.id}/say`, { text: 'x' })).status).toBe(409)
    site.people.start(site.id)
    expect(await site.refusal('sendMessage', { text: 'снова' })).toBe('accepted')
    const kinds = (await site.running.updates()).map(
      ({ my_chat_member, message }) => my_chat_member?.new_chat_member.status ?? message?.text,
    )
    expect(kinds).toEqual(['/start', 'kicked', 'member', '/start'])
  })

  test('in a group the bot hears only commands, mentions and replies to it, and can answer', async () => {
    const { id } = site.people.createGroup({ title: '7Б', personIds: [site.id] })
    const say = (text: string, replyTo?: number): unknown =>
      site.people.say(site.id, text, { chatId: id, ...(replyTo === undefined ? {} : { replyTo }) })
    say('всем привет')
    say('/marks@zvonok_test_bot')
    say('/marks@other_bot')
    say('@zvonok_test_bot, оценки')
    const answer = await site.call('sendMessage', {
      chat_id: id,
      text: 'Я отвечаю только в личных сообщениях.',
    })
    say('жаль', answer.result.message_id)
    const updates = (await site.running.updates()).slice(1)
    expect(updates[0]!.my_chat_member).toMatchObject({
      chat: { id, type: 'supergroup', title: '7Б' },
      new_chat_member: { status: 'member' },
    })
    expect(updates.slice(1).map(({ message }) => message?.text)).toEqual([
      '/marks@zvonok_test_bot',
      '@zvonok_test_bot, оценки',
      'жаль',
    ])
  })

  test('a group that the bot left or was taken out of is closed to it', async () => {
    const left = site.people.createGroup({ title: '7Б', personIds: [site.id] }).id
    expect(await site.refusal('leaveChat', { chat_id: left })).toBe('accepted')
    expect(await site.refusal('sendMessage', { chat_id: left, text: 'x' })).toBe(
      '403 Forbidden: bot is not a member of the supergroup chat',
    )
    const lost = site.people.createGroup({ title: '7В', personIds: [site.id] }).id
    await site.running.control('POST', `groups/${lost}/kick`, { personId: site.id })
    expect(await site.refusal('sendMessage', { chat_id: lost, text: 'x' })).toBe(
      '403 Forbidden: bot was kicked from the supergroup chat',
    )
    expect((await site.running.updates()).at(-1)!.my_chat_member!.new_chat_member.status).toBe('kicked')
  })

  test('getChatMember and getMe say who is who', async () => {
    const { id } = site.people.createGroup({ title: '7Б', personIds: [site.id] })
    const member = { chat_id: id, user_id: site.id }
    expect((await site.call('getChatMember', member)).result).toMatchObject({ status: 'creator' })
    expect(await site.refusal('getChatMember', { ...member, user_id: 5 })).toBe(
      '400 Bad Request: PARTICIPANT_ID_INVALID',
    )
    expect((await site.call('getMe')).result).toMatchObject({ is_bot: true, username: 'zvonok_test_bot' })
  })
})
