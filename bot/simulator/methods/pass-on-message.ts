import type { Message } from '@grammyjs/types'
import { badRequest } from '../api-error'
import type { ChatRecord, MessageRecord } from '../records'
import type { SimulatorClock } from '../simulator-clock'
import type { Call, MethodHandler } from './call'
import { postMessage } from './post-message'
import { readCaption } from './send-message'
import { knownChat, knownMessage, writableChat } from './target-chat'

type Field = keyof Message

const content: Field[] = [
  'text',
  'entities',
  'photo',
  'document',
  'voice',
  'audio',
  'video',
  'animation',
  'sticker',
  'contact',
  'location',
  'poll',
  'caption',
  'caption_entities',
]

/** What of a message goes along when it is forwarded or copied. */
export function contentOf(message: Message): Partial<Message> {
  return Object.fromEntries(
    content.flatMap((field) => (message[field] === undefined ? [] : [[field, message[field]]])),
  )
}

/** The origin a forwarded message carries. */
export function originOf(message: Message, clock: SimulatorClock): NonNullable<Message['forward_origin']> {
  if (message.forward_origin !== undefined) return message.forward_origin
  const { from } = message
  if (from === undefined) return { type: 'hidden_user', sender_user_name: '', date: clock.seconds() }
  return { type: 'user', sender_user: from, date: message.date }
}

function source(call: Call, purpose: string): { chat: ChatRecord; record: MessageRecord } {
  const chat = writableChat(call)
  const record = knownMessage(call, knownChat(call, 'from_chat_id'), purpose)
  if (record.message.has_protected_content === true) {
    throw badRequest(`the message can't be ${purpose === 'copy' ? 'copied' : 'forwarded'}`)
  }
  return { chat, record }
}

/** `forwardMessage`. */
export const forwardMessage: MethodHandler = (call) => {
  const { chat, record } = source(call, 'forward')
  const forward_origin = originOf(record.message, call.world.clock)
  return postMessage(call, chat, { ...contentOf(record.message), forward_origin }).message
}

/** `copyMessage`. */
export const copyMessage: MethodHandler = (call) => {
  const { chat, record } = source(call, 'copy')
  const copy = contentOf(record.message)
  if (call.params.values['caption'] !== undefined) {
    delete copy.caption
    delete copy.caption_entities
    if (record.message.text === undefined) Object.assign(copy, readCaption(call))
  }
  return { message_id: postMessage(call, chat, copy).message.message_id }
}

/** `forwardMessages` and `copyMessages`: those that are not there, or are protected, are skipped. */
export const passOnMessages =
  (how: 'forward' | 'copy'): MethodHandler =>
  (call) => {
    const chat = writableChat(call)
    const from = knownChat(call, 'from_chat_id')
    const ids = call.params.json('message_ids', 'message_ids')
    if (!Array.isArray(ids) || ids.length === 0) throw badRequest('message identifiers are not specified')
    if (ids.length > 100) throw badRequest('too many message identifiers specified')
    const passed = ids.flatMap((id) => {
      const message = call.world.chats.message(from.id, Number(id))?.message
      if (message === undefined || message.has_protected_content === true) return []
      const origin = how === 'forward' ? { forward_origin: originOf(message, call.world.clock) } : {}
      const posted = postMessage(call, chat, { ...contentOf(message), ...origin })
      return [{ message_id: posted.message.message_id }]
    })
    if (passed.length === 0) throw badRequest(`messages can't be ${how === 'copy' ? 'copied' : 'forwarded'}`)
    return passed
  }
