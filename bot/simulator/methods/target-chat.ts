import { badRequest, forbidden } from '../api-error'
import type { ChatRecord, MessageRecord } from '../records'
import type { Call } from './call'

/** The chat of `chat_id`, which must exist for the bot. */
export function knownChat({ world, params }: Call, field = 'chat_id'): ChatRecord {
  const id = params.string(field)
  if (id === undefined || id === '') throw badRequest(`${field} is empty`)
  const chat = /^-?\d+$/.test(id) ? world.chats.chat(Number(id)) : undefined
  if (chat === undefined) throw badRequest('chat not found')
  return chat
}

/** The chat of `chat_id`, if the bot may write there now. */
export function writableChat(call: Call): ChatRecord {
  const chat = knownChat(call)
  if (chat.type === 'private') {
    if (chat.blocked) throw forbidden('bot was blocked by the user')
    if (!chat.started) throw forbidden("bot can't initiate conversation with a user")
  } else if (chat.blocked) throw forbidden(goneFrom(chat))
  return chat
}

/** Telegram's words for a group the bot is no longer in. */
const goneFrom = ({ gone }: ChatRecord): string =>
  gone === 'kicked' ? 'bot was kicked from the supergroup chat' : 'bot is not a member of the supergroup chat'

/** The message of `message_id`; `purpose` is Telegram's word for what was to be done with it. */
export function knownMessage(
  { world, params }: Call,
  chat: ChatRecord,
  purpose: string,
  field = 'message_id',
): MessageRecord {
  const id = params.integer(field)
  if (id === undefined || id <= 0) throw badRequest('message identifier is not specified')
  const record = world.chats.message(chat.id, id)
  if (record === undefined) throw badRequest(`message to ${purpose} not found`)
  return record
}
