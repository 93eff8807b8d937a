import type { Message, Update, User } from '@grammyjs/types'
import { userOf, type ChatRecord, type MessageRecord, type PersonRecord } from '../records'
import type { World } from '../world'
import { ActionError } from './action-error'

/** A person and the chat they act in. */
export interface Place {
  person: PersonRecord
  user: User
  chat: ChatRecord
}

/** The person's private chat with the bot, or the group named by `chatId`. */
export function placeOf(world: World, personId: number, chatId = personId): Place {
  const person = world.chats.person(personId)
  if (person === undefined) {
    throw new ActionError(404, 'no-person', 'There is no such person: create one first.')
  }
  const chat = world.chats.chat(chatId)
  if (chat === undefined || (chat.type !== 'private' && !chat.members.includes(personId))) {
    throw new ActionError(404, 'no-chat', 'This person is in no such chat.')
  }
  return { person, user: userOf(person), chat }
}

/** Like `placeOf`, but refuses when the person has blocked the bot. */
export function openPlace(world: World, personId: number, chatId?: number): Place {
  const place = placeOf(world, personId, chatId)
  if (place.chat.type === 'private' && place.chat.blocked) {
    throw new ActionError(409, 'blocked', 'This person has blocked the bot: unblock it first.')
  }
  return place
}

/** A message of the chat that is still there. */
export function messageAt(world: World, chat: ChatRecord, messageId: number): MessageRecord {
  const record = world.chats.message(chat.id, messageId)
  if (record === undefined) throw new ActionError(404, 'no-message', 'There is no such message in this chat.')
  return record
}

/** Posts a message of a person and queues it for the bot; in a group only what its privacy mode lets through. */
export function postOfPerson(world: World, { user, chat }: Place, content: Partial<Message>): MessageRecord {
  if (!chat.started) {
    chat.started = true
    world.chats.saveChat(chat)
  }
  if (chat.forceReply !== undefined) world.chats.setForceReply(chat, undefined)
  const record = world.chats.add(chat, user, content, { fromBot: false })
  if (chat.type === 'private' || reachesBot(world, record.message)) {
    if (!(chat.type !== 'private' && chat.blocked)) {
      // Messages of people always have a sender.
      world.updates.add('message', record.message as NonNullable<Update['message']>, `chat:${chat.id}`)
    }
  }
  world.store.flush()
  return record
}

function reachesBot(world: World, message: Message): boolean {
  const { username = '', id } = world.profile.user
  const text = message.text ?? message.caption ?? ''
  if (message.reply_to_message?.from?.id === id) return true
  const command = /^\/\w+(?:@(\w+))?/.exec(text)
  if (command !== null) return command[1] === undefined || command[1].toLowerCase() === username.toLowerCase()
  return text.toLowerCase().includes(`@${username.toLowerCase()}`)
}
