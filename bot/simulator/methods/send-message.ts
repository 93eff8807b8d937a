import type { Message } from '@grammyjs/types'
import { badRequest } from '../api-error'
import { formatField } from '../entities/format-text'
import type { FormattedText } from '../records'
import type { Call, MethodHandler } from './call'
import { postMessage } from './post-message'
import { writableChat } from './target-chat'

const longestText = 4096
const longestCaption = 1024

/** The `text` of a call, within Telegram's limits after parsing. */
export function readMessageText({ world, params }: Call): FormattedText {
  if (!params.has('text')) throw badRequest('message text is empty')
  const formatted = formatField(params, 'text', (id) => world.chats.person(id))
  if (formatted.text === '') throw badRequest('text must be non-empty')
  if (formatted.text.length > longestText) throw badRequest('message is too long')
  return formatted
}

/** The `caption` of a call as fields of a message; empty when there is none. */
export function readCaption({ world, params }: Call): {
  caption?: string
  caption_entities?: FormattedText['entities']
} {
  const { text, entities } = formatField(params, 'caption', (id) => world.chats.person(id))
  if (text.length > longestCaption) throw badRequest('message caption is too long')
  if (text === '') return {}
  return { caption: text, ...(entities.length === 0 ? {} : { caption_entities: entities }) }
}

/** `sendMessage`. */
export const sendMessage: MethodHandler = (call) => {
  const chat = writableChat(call)
  const { text, entities } = readMessageText(call)
  const preview = call.params.json('link_preview_options', 'link preview options')
  return postMessage(call, chat, {
    text,
    ...(entities.length === 0 ? {} : { entities }),
    ...(preview === undefined
      ? {}
      : { link_preview_options: preview as NonNullable<Message['link_preview_options']> }),
  }).message
}

const actions = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
])

/** `sendChatAction`. */
export const sendChatAction: MethodHandler = (call) => {
  const chat = writableChat(call)
  const action = call.params.string('action') ?? ''
  if (!actions.has(action)) throw badRequest('wrong parameter action in request')
  call.world.events.emit({ type: 'action', ...call.world.chats.address(chat.id), action })
  return true
}
