import type { Message } from '@grammyjs/types'
import { randomInt } from 'node:crypto'
import { badRequest } from '../api-error'
import { formatText } from '../entities/format-text'
import type { Call, MethodHandler } from './call'
import { applyEdit, editable } from './edit-message'
import { postMessage } from './post-message'
import { writableChat } from './target-chat'

type Poll = NonNullable<Message['poll']>

function readOptions({ params }: Call): Poll['options'] {
  const options = params.json('options', 'options')
  if (!Array.isArray(options)) throw badRequest('expected an Array of String as options')
  const texts = options.map((option) => {
    const text: unknown = typeof option === 'string' ? option : (Object(option) as { text?: unknown }).text
    if (typeof text !== 'string') throw badRequest('expected an option to be of type String')
    return text.trim()
  })
  if (texts.length === 0) throw badRequest('poll must have at least 1 answer option')
  if (texts.length > 12) throw badRequest("poll can't have more than 12 options")
  if (texts.some((text) => text === '')) throw badRequest('poll options must be non-empty')
  if (texts.some((text) => text.length > 100)) throw badRequest('poll options length must not exceed 100')
  return texts.map((text, index) => ({
    persistent_id: String(index),
    text,
    voter_count: 0,
  }))
}

/** `sendPoll`: regular polls and quizzes. */
export const sendPoll: MethodHandler = (call) => {
  const { world, params } = call
  const chat = writableChat(call)
  const { text: question } = formatText(params.string('question') ?? '', {
    mode: params.string('question_parse_mode'),
    entities: undefined,
    person: () => undefined,
  })
  if (question === '') throw badRequest('poll question must be non-empty')
  if (question.length > 300) throw badRequest('poll question length must not exceed 300')
  const type = params.string('type') ?? 'regular'
  if (type !== 'regular' && type !== 'quiz') throw badRequest('unsupported poll type specified')
  const poll = {
    id: `5${randomInt(2 ** 40, 2 ** 47)}`,
    question,
    options: readOptions(call),
    total_voter_count: 0,
    is_closed: params.boolean('is_closed') ?? false,
    is_anonymous: params.boolean('is_anonymous') ?? true,
    type,
    allows_multiple_answers: params.boolean('allows_multiple_answers') ?? false,
    allows_revoting: params.boolean('allows_revoting') ?? type === 'regular',
  } as Poll
  const { message } = postMessage(call, chat, { poll })
  world.polls.set(poll.id, { id: poll.id, chatId: chat.id, messageId: message.message_id, votes: {} })
  return message
}

/** `stopPoll`. */
export const stopPoll: MethodHandler = (call) => {
  const { chat, record } = editable(call)
  const { poll } = record.message
  if (poll === undefined) throw badRequest('message with poll to stop not found')
  if (poll.is_closed) throw badRequest('poll has already been closed')
  const closed = { ...poll, is_closed: true }
  applyEdit(call, chat, record, { poll: closed })
  call.world.updates.add('poll', closed, `poll:${poll.id}`)
  return closed
}
