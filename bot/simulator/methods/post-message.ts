import type { Message } from '@grammyjs/types'
import { badRequest } from '../api-error'
import type { ChatRecord, MessageRecord } from '../records'
import { readMarkup, type Markup } from '../reply-markup'
import type { Call } from './call'

interface ReplyParameters {
  message_id?: unknown
  allow_sending_without_reply?: unknown
}

/** Posts what a send method prepared, with reply, protection and keyboards as the call asks. */
export function postMessage(call: Call, chat: ChatRecord, content: Partial<Message>): MessageRecord {
  const markup = readMarkup(call.params, chat.id)
  const reply = readReply(call, chat)
  call.world.limits.take(chat.id, 1)
  return addMessage(call, chat, content, { markup, reply })
}

/** Posts the messages of an album: all or none, and without keyboards, which albums cannot have. */
export function postAlbum(call: Call, chat: ChatRecord, contents: Partial<Message>[]): MessageRecord[] {
  const reply = readReply(call, chat)
  call.world.limits.take(chat.id, contents.length)
  return contents.map((content) => addMessage(call, chat, content, { markup: undefined, reply }))
}

function addMessage(
  { world, params }: Call,
  chat: ChatRecord,
  content: Partial<Message>,
  around: { markup: Markup | undefined; reply: Message['reply_to_message'] | undefined },
): MessageRecord {
  const { markup, reply } = around
  const inline =
    markup?.kind === 'inline' && markup.markup.inline_keyboard.length > 0 ? markup.markup : undefined
  const record = world.chats.add(
    chat,
    world.profile.user,
    {
      ...content,
      ...(reply === undefined ? {} : { reply_to_message: reply }),
      ...(params.boolean('protect_content') === true ? { has_protected_content: true } : {}),
      ...(inline === undefined ? {} : { reply_markup: inline }),
    },
    {
      fromBot: true,
      ...(markup?.kind === 'keyboard' ? { withReplyKeyboard: true } : {}),
      ...(params.boolean('disable_notification') === true ? { silent: true } : {}),
    },
  )
  if (markup?.kind === 'keyboard') {
    world.chats.setKeyboard(chat, { ...markup.markup, messageId: record.message.message_id })
  } else if (markup?.kind === 'remove') world.chats.setKeyboard(chat, undefined)
  else if (markup?.kind === 'force') {
    const { placeholder } = markup
    world.chats.setForceReply(chat, {
      messageId: record.message.message_id,
      ...(placeholder === undefined ? {} : { input_field_placeholder: placeholder }),
    })
  }
  return record
}

function readReply({ world, params }: Call, chat: ChatRecord): Message['reply_to_message'] | undefined {
  const given = params.json('reply_parameters', 'reply parameters') as ReplyParameters | undefined
  const id = given === undefined ? params.integer('reply_to_message_id') : given.message_id
  if (id === undefined) return undefined
  const record = world.chats.message(chat.id, Number(id))
  if (record === undefined) {
    const anyway =
      given?.allow_sending_without_reply === true || params.boolean('allow_sending_without_reply')
    if (anyway === true) return undefined
    throw badRequest('message to be replied not found')
  }
  return withoutReply(record.message)
}

/** A message as it stands inside a reply to it: without its own reply. */
export function withoutReply(message: Message): NonNullable<Message['reply_to_message']> {
  const copy = structuredClone(message)
  delete copy.reply_to_message
  // Without its own reply the message is what the type of `reply_to_message` says.
  return copy as NonNullable<Message['reply_to_message']>
}
