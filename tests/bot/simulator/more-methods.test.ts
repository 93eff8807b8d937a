import type { Chat, Message, Poll } from '@grammyjs/types'
import { startSimulator, type Running } from './start-simulator'

describe('polls, pins and passing on', () => {
  let running: Running
  let id: number
  beforeEach(async () => {
    running = await startSimulator()
    id = running.simulator.people.create().id
    running.simulator.people.start(id)
  })
  afterEach(() => running.close())

  test('a poll counts votes, tells the bot who voted, and can be stopped once', async () => {
    const poll = {
      question: 'Идём в театр?',
      options: [{ text: 'Да' }, { text: 'Нет' }],
      is_anonymous: false,
    }
    const { result } = (await running.call('sendPoll', { chat_id: id, ...poll })).body
    running.simulator.people.vote(id, { messageId: result.message_id, options: [0] })
    running.simulator.people.vote(id, { messageId: result.message_id, options: [1] })
    const answers = (await running.updates()).flatMap(({ poll_answer }) => poll_answer ?? [])
    expect(answers.map(({ user, option_ids }) => [user?.id, option_ids])).toEqual([
      [id, [0]],
      [id, [1]],
    ])
    const address = { chat_id: id, message_id: result.message_id }
    const stopped = (await running.call<Poll>('stopPoll', address)).body.result
    expect(stopped).toMatchObject({ is_closed: true, total_voter_count: 1 })
    expect(stopped.options.map(({ voter_count }) => voter_count)).toEqual([0, 1])
    expect((await running.call('stopPoll', address)).body.description).toBe(
      'Bad Request: poll has already been closed',
    )
    expect(() => running.simulator.people.vote(id, { messageId: result.message_id, options: [0] })).toThrow(
      'closed',
    )
  })

  test('protected content can be passed on neither by the bot nor by people', async () => {
    const { result } = (
      await running.call('sendMessage', { chat_id: id, text: 'оценки', protect_content: true })
    ).body
    expect(result.has_protected_content).toBe(true)
    const source = { chat_id: id, from_chat_id: id, message_id: result.message_id }
    expect((await running.call('forwardMessage', source)).body.ok).toBe(false)
    const forward = await running.control('POST', `chats/${id}/forward`, { messageId: result.message_id })
    expect(forward.status).toBe(409)
  })

  test('a forwarded message names its origin, a copy does not', async () => {
    const other = running.simulator.people.create()
    running.simulator.people.start(other.id)
    const said = running.simulator.people.say(id, 'болеет до среды')
    const source = { chat_id: other.id, from_chat_id: id, message_id: said.message_id }
    const forwarded = (await running.call('forwardMessage', source)).body.result
    expect(forwarded).toMatchObject({
      text: 'болеет до среды',
      forward_origin: { type: 'user', sender_user: { id } },
    })
    const copied = (await running.call('copyMessage', source)).body.result
    const copy = running.simulator.people.chat(other.id).messages.at(-1)
    expect([copy?.message_id, copy?.forward_origin]).toEqual([copied.message_id, undefined])
  })

  test('a pinned message is in getChat until it is unpinned', async () => {
    const { message_id } = (await running.call('sendMessage', { chat_id: id, text: 'важное' })).body.result
    const pinned = async (): Promise<Message | undefined> =>
      (await running.call<Chat & { pinned_message?: Message }>('getChat', { chat_id: id })).body.result
        .pinned_message
    await running.call('pinChatMessage', { chat_id: id, message_id })
    expect((await pinned())?.text).toBe('важное')
    await running.call('unpinChatMessage', { chat_id: id })
    expect(await pinned()).toBeUndefined()
  })

  test('reactions of people come only when asked for; wrong emoji are refused', async () => {
    const { message_id } = (await running.call('sendMessage', { chat_id: id, text: 'x' })).body.result
    await running.call('getUpdates', { allowed_updates: ['message_reaction'], offset: -1 })
    running.simulator.people.react(id, { messageId: message_id, emoji: '👍' })
    const update = (await running.updates({ offset: -1 }))[0]
    expect(update?.message_reaction?.new_reaction).toEqual([{ type: 'emoji', emoji: '👍' }])
    const put = { chat_id: id, message_id, reaction: [{ type: 'emoji', emoji: '🧮' }] }
    expect((await running.call('setMessageReaction', put)).body.description).toBe(
      'Bad Request: REACTION_INVALID',
    )
  })

  test('a shared contact and a silent message look as they do in Telegram', async () => {
    await running.control('POST', `chats/${id}/contact`, {})
    const update = (await running.updates({ offset: -1 }))[0]
    expect(update?.message?.contact).toMatchObject({
      user_id: id,
      phone_number: expect.stringMatching(/^\+7900/),
    })
    await running.call('sendMessage', { chat_id: id, text: 'тихо', disable_notification: true })
    expect(running.simulator.people.chat(id).messages.at(-1)?.silent).toBe(true)
  })
})
