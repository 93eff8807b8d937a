import type { InlineKeyboardMarkup, Message } from '@grammyjs/types'
import { badRequest } from '../api-error'
import type { ChatRecord, MessageRecord } from '../records'
import { readInlineMarkup } from '../reply-markup'
import type { Call, MethodHandler } from './call'
import { readCaption, readMessageText } from './send-message'
import { knownMessage, writableChat } from './target-chat'

const hasMedia = (message: Message): boolean =>
  [message.photo, message.document, message.video, message.audio, message.voice, message.animation].some(
    (media) => media !== undefined,
  )

/** `editMessageText`. */
export const editMessageText: MethodHandler = (call) => {
  const { chat, record } = editable(call)
  const { text, entities } = readMessageText(call)
  const { message } = record
  if (message.text === undefined) throw badRequest('there is no text in the message to edit')
  return applyEdit(call, chat, record, { text, entities: entities.length === 0 ? undefined : entities })
}

/** `editMessageCaption`. */
export const editMessageCaption: MethodHandler = (call) => {
  const { chat, record } = editable(call)
  if (!hasMedia(record.message)) throw badRequest('there is no caption in the message to edit')
  const caption = readCaption(call)
  return applyEdit(call, chat, record, {
    caption: caption.caption,
    caption_entities: caption.caption_entities,
  })
}

/** `editMessageReplyMarkup`. */
export const editMessageReplyMarkup: MethodHandler = (call) => {
  const { chat, record } = editable(call)
  return applyEdit(call, chat, record, {})
}

/** The message of an edit: the bot's own, not one with a reply keyboard. */
export function editable(call: Call): { chat: ChatRecord; record: MessageRecord } {
  if (call.params.has('inline_message_id')) throw badRequest('MESSAGE_ID_INVALID')
  const chat = writableChat(call)
  const record = knownMessage(call, chat, 'edit')
  if (!record.fromBot || record.withReplyKeyboard === true) throw badRequest("message can't be edited")
  return { chat, record }
}

type Changes = { [K in keyof Message]?: Message[K] | undefined }

/** Puts changes and the call's keyboard into a message; refuses an edit that changes nothing. */
export function applyEdit(call: Call, chat: ChatRecord, record: MessageRecord, changes: Changes): Message {
  const keyboard: InlineKeyboardMarkup | undefined = readInlineMarkup(call.params, chat.id)
  const all: Changes = { ...changes, reply_markup: keyboard }
  const before: Changes = record.message
  const changed = Object.entries(all).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof Message]),
  )
  if (changed.length === 0) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
  }
  const message = Object.fromEntries(
    Object.entries({ ...record.message, ...all, edit_date: call.world.clock.seconds() }).filter(
      ([, value]) => value !== undefined,
    ),
  )
  record.message = message as unknown as Message
  call.world.chats.changed(record)
  return record.message
}
