import { badRequest } from '../api-error'
import { withoutReply } from './post-message'
import type { MethodHandler } from './call'
import { knownChat, knownMessage, writableChat } from './target-chat'

/** `pinChatMessage`. */
export const pinChatMessage: MethodHandler = (call) => {
  const chat = writableChat(call)
  const { message } = knownMessage(call, chat, 'pin')
  const id = message.message_id
  chat.pinned = [id, ...(chat.pinned ?? []).filter((pinned) => pinned !== id)]
  call.world.chats.saveChat(chat)
  return true
}

/** `unpinChatMessage`: the newest pin without `message_id`. */
export const unpinChatMessage: MethodHandler = (call) => {
  const chat = writableChat(call)
  const pinned = chat.pinned ?? []
  const id = call.params.integer('message_id') ?? pinned[0]
  if (id === undefined || !pinned.includes(id)) throw badRequest('message to unpin not found')
  chat.pinned = pinned.filter((other) => other !== id)
  call.world.chats.saveChat(chat)
  return true
}

/** `unpinAllChatMessages`. */
export const unpinAllChatMessages: MethodHandler = (call) => {
  const chat = writableChat(call)
  chat.pinned = []
  call.world.chats.saveChat(chat)
  return true
}

/** The newest pinned message of a chat, for `getChat`. */
export const pinnedMessage: MethodHandler = (call) => {
  const chat = knownChat(call)
  for (const id of chat.pinned ?? []) {
    const record = call.world.chats.message(chat.id, id)
    if (record !== undefined) return withoutReply(record.message)
  }
  return undefined
}
