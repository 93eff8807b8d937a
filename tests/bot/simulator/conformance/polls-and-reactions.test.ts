import type { Message, Poll } from '@grammyjs/types'
import { until } from '../start-simulator'
import { byEachDriver } from './by-each-driver'

byEachDriver('polls, reactions, actions', (site) => {
  const sendPoll = async (params: object = {}): Promise<Message> => {
    const options = [{ text: 'Да' }, { text: 'Нет' }]
    const answer = await site.call('sendPoll', {
      chat_id: site.id,
      question: 'Идём в театр?',
      options,
      ...params,
    })
    if (!answer.ok) throw new Error(answer.description)
    return answer.result
  }

  test('a poll counts votes, tells the bot who voted, and the page who chose what', async () => {
    const { message_id } = await sendPoll({ is_anonymous: false })
    site.people.vote(site.id, { messageId: message_id, options: [0] })
    site.people.vote(site.id, { messageId: message_id, options: [1] })
    const answers = (await site.running.updates()).flatMap(({ poll_answer }) => poll_answer ?? [])
    expect(answers.map(({ user, option_ids }) => [user?.id, option_ids])).toEqual([
      [site.id, [0]],
      [site.id, [1]],
    ])
    expect(site.chat.messages.at(-1)!.votes).toEqual([{ by: site.id, options: [1] }])
    site.people.vote(site.id, { messageId: message_id, options: [] })
    expect(site.chat.messages.at(-1)).toMatchObject({ votes: [], poll: { total_voter_count: 0 } })
  })

  test('of an anonymous poll the bot learns the numbers only', async () => {
    const { message_id } = await sendPoll({ allows_multiple_answers: true })
    site.people.vote(site.id, { messageId: message_id, options: [0, 1] })
    const updates = await site.running.updates()
    expect(updates.some(({ poll_answer }) => poll_answer !== undefined)).toBe(false)
    expect(updates.at(-1)!.poll!.options.map(({ voter_count }) => voter_count)).toEqual([1, 1])
  })

  test('a poll is stopped once, and nobody votes in it then or after its time', async () => {
    const { message_id } = await sendPoll()
    const address = { chat_id: site.id, message_id }
    expect((await site.call<Poll>('stopPoll', address)).result).toMatchObject({ is_closed: true })
    expect(await site.refusal('stopPoll', address)).toBe('400 Bad Request: poll has already been closed')
    const vote = { messageId: message_id, options: [0] }
    expect(() => site.people.vote(site.id, vote)).toThrow('closed')
    const short = await sendPoll({ open_period: 60 })
    site.later(61)
    expect(() => site.people.vote(site.id, { ...vote, messageId: short.message_id })).toThrow('closed')
  })

  test('a quiz has a right answer and one try', async () => {
    const { message_id, poll } = await sendPoll({
      type: 'quiz',
      correct_option_ids: [1],
      explanation: 'Потому',
    })
    expect(poll).toMatchObject({ type: 'quiz', correct_option_ids: [1], explanation: 'Потому' })
    site.people.vote(site.id, { messageId: message_id, options: [0] })
    expect(() => site.people.vote(site.id, { messageId: message_id, options: [1] })).toThrow(
      'cannot be changed',
    )
  })

  test.each([
    [{ question: '' }, 'poll question must be non-empty'],
    [{ question: 'я'.repeat(301) }, 'poll question length must not exceed 300'],
    [{ options: 'x' }, "can't parse options JSON object"],
    [{ options: [{ text: 'я'.repeat(101) }] }, 'poll options length must not exceed 100'],
    [{ options: Array.from({ length: 13 }, () => ({ text: 'a' })) }, "poll can't have more than 12 options"],
    [{ type: 'x' }, 'unsupported poll type specified'],
    [{ type: 'quiz' }, 'correct quiz option list must be non-empty'],
    [{ type: 'quiz', correct_option_ids: [2] }, 'wrong correct option ID specified'],
  ])('refuses the poll %j', async (params, detail) => {
    await expect(sendPoll(params)).rejects.toThrow(`Bad Request: ${detail}`)
  })

  test('reactions of people come only when they were asked for', async () => {
    const { message_id } = await site.send('x')
    site.people.react(site.id, { messageId: message_id, emoji: '🔥' })
    const { running } = site
    expect((await running.updates()).some(({ message_reaction }) => message_reaction)).toBe(false)
    await running.updates({ allowed_updates: ['message_reaction'], offset: -1 })
    site.people.react(site.id, { messageId: message_id, emoji: '👍' })
    expect((await running.updates({ offset: -1 }))[0]?.message_reaction).toMatchObject({
      old_reaction: [{ type: 'emoji', emoji: '🔥' }],
      new_reaction: [{ type: 'emoji', emoji: '👍' }],
    })
  })

  test('the bot puts one emoji of Telegram’s', async () => {
    const { message_id } = site.people.say(site.id, 'сдал')
    const emoji = (...signs: string[]): object => ({
      message_id,
      reaction: signs.map((sign) => ({ type: 'emoji', emoji: sign })),
    })
    expect(await site.refusal('setMessageReaction', emoji('👏'))).toBe('accepted')
    expect(site.chat.messages.at(-1)!.reactions).toEqual([{ emoji: '👏', by: 'bot' }])
    expect(await site.refusal('setMessageReaction', emoji('🧮'))).toBe('400 Bad Request: REACTION_INVALID')
    expect(await site.refusal('setMessageReaction', emoji('👏', '🔥'))).toBe(
      '400 Bad Request: REACTIONS_TOO_MANY',
    )
  })

  test('a chat action is shown to the person', async () => {
    const actions: unknown[] = []
    site.running.simulator.onEvent((event) => event.type === 'action' && actions.push(event['action']))
    await site.call('sendChatAction', { chat_id: site.id, action: 'upload_document' })
    await until(() => actions.length === 1)
    expect(actions).toEqual(['upload_document'])
  })
})
