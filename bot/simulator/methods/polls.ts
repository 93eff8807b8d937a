import type { Poll } from '@grammyjs/types'
import { randomInt } from 'node:crypto'
import { badRequest } from '../api-error'
import { formatText } from '../entities/format-text'
import type { FormattedText } from '../records'
import type { Call, MethodHandler } from './call'
import { applyEdit, editable } from './edit-message'
import { postMessage } from './post-message'
import { writableChat } from './target-chat'

/** Polls are measured in signs, not in UTF-16 units. */
const signs = (text: string): number => Array.from(text).length

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
  if (texts.some((text) => signs(text) > 100)) throw badRequest('poll options length must not exceed 100')
  return texts.map((text, index) => ({
    persistent_id: String(index),
    text,
    voter_count: 0,
  }))
}

/** `sendPoll`: regular polls and quizzes. */
export const sendPoll: MethodHandler = (call) => {
  const { params } = call
  const chat = writableChat(call)
  const question = readText(call, 'question')
  if (question.text === '') throw badRequest('poll question must be non-empty')
  if (signs(question.text) > 300) throw badRequest('poll question length must not exceed 300')
  const type = params.string('type') ?? 'regular'
  if (type !== 'regular' && type !== 'quiz') throw badRequest('unsupported poll type specified')
  const options = readOptions(call)
  const poll: Poll = {
    id: `5${randomInt(2 ** 40, 2 ** 47)}`,
    question: question.text,
    ...(question.entities.length === 0 ? {} : { question_entities: question.entities }),
    options,
    total_voter_count: 0,
    is_closed: params.boolean('is_closed') ?? false,
    is_anonymous: params.boolean('is_anonymous') ?? true,
    type,
    allows_multiple_answers: params.boolean('allows_multiple_answers') ?? false,
    allows_revoting: params.boolean('allows_revoting') ?? type === 'regular',
    members_only: params.boolean('members_only') ?? false,
    ...(type === 'quiz' ? readQuiz(call, options.length) : {}),
    ...readClosing(call),
  }
  return postMessage(call, chat, { poll }).message
}

function readText({ params }: Call, field: string): FormattedText {
  return formatText(params.string(field) ?? '', {
    mode: params.string(`${field}_parse_mode`),
    entities: params.json(`${field}_entities`, 'entities'),
    person: () => undefined,
  })
}

function readQuiz(call: Call, count: number): Partial<Poll> {
  const correct = call.params.json('correct_option_ids', 'correct option identifiers') ?? []
  if (!Array.isArray(correct)) throw badRequest('expected an Array of correct option identifiers')
  const ids = correct.map((id: unknown) => {
    if (typeof id !== 'number') throw badRequest('correct option identifier must be of type Number')
    return id
  })
  if (ids.length === 0) throw badRequest('correct quiz option list must be non-empty')
  if (ids.some((id, index) => index > 0 && id <= (ids[index - 1] ?? 0))) {
    throw badRequest('correct quiz option list must be increasing')
  }
  if (ids.some((id) => id < 0 || id >= count)) throw badRequest('wrong correct option ID specified')
  const { text, entities } = readText(call, 'explanation')
  if (signs(text) > 200) throw badRequest('explanation is too long')
  return {
    correct_option_ids: ids,
    ...(text === '' ? {} : { explanation: text }),
    ...(entities.length === 0 ? {} : { explanation_entities: entities }),
  }
}

/** When the poll closes; it does so for whoever votes later. */
function readClosing({ world, params }: Call): Partial<Poll> {
  const period = params.integer('open_period') ?? 0
  if (period > 0) return { open_period: period, close_date: world.clock.seconds() + period }
  const date = params.integer('close_date') ?? 0
  return date > 0 ? { close_date: date } : {}
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
