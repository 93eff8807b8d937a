import type { Message } from '@grammyjs/types'
import { contentOf, originOf } from '../methods/pass-on-message'
import type { World } from '../world'
import { ActionError } from './action-error'
import { messageAt, openPlace, placeOf, postOfPerson } from './place'

/** A person forwards a message to the bot: of this chat, or of another person's. */
export function forwardToBot(
  world: World,
  personId: number,
  input: { messageId: number; fromPersonId?: number; chatId?: number },
): Message {
  const place = openPlace(world, personId, input.chatId)
  const source = input.fromPersonId === undefined ? place : placeOf(world, input.fromPersonId)
  const { message } = messageAt(world, source.chat, input.messageId)
  if (message.has_protected_content === true) {
    throw new ActionError(
      409,
      'protected',
      'The content of this message is protected: it cannot be forwarded.',
    )
  }
  return postOfPerson(world, place, { ...contentOf(message), forward_origin: originOf(message, world.clock) })
    .message
}

/** A person deletes a message for both sides; bots are not told of it. */
export function deleteForBoth(
  world: World,
  personId: number,
  input: { messageId: number; chatId?: number },
): void {
  const { chat } = placeOf(world, personId, input.chatId)
  world.chats.remove(messageAt(world, chat, input.messageId))
  world.store.flush()
}

/** A person has seen all messages of their chat. */
export function readAllMessages(world: World, personId: number): void {
  const { chat } = placeOf(world, personId)
  if (chat.unread === 0) return
  chat.unread = 0
  world.chats.saveChat(chat)
  world.chats.tellOfPerson(personId)
  world.store.flush()
}
