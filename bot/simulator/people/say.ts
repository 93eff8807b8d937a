import type { Message, Update } from '@grammyjs/types'
import { findEntities } from '../entities/find-entities'
import { tidyText } from '../entities/plain-text'
import { withoutReply } from '../methods/post-message'
import type { ChatRecord, FormattedText } from '../records'
import type { World } from '../world'
import { ActionError } from './action-error'
import { setBlocked } from './set-blocked'
import { messageAt, openPlace, postOfPerson } from './place'

const longestText = 4096

/** Text as a person's client sends it: trimmed, with commands and links found. */
export function typedText(raw: string): FormattedText {
  const { text } = tidyText({ text: raw, entities: [] })
  if (text === '') throw new ActionError(400, 'empty-text', 'Write some text.')
  if (text.length > longestText) {
    throw new ActionError(400, 'long-text', `Write at most ${longestText} signs.`)
  }
  return { text, entities: findEntities(text, []) }
}

/** A person says something. */
export function say(
  world: World,
  personId: number,
  input: { text: string; replyTo?: number; chatId?: number },
): Message {
  const place = openPlace(world, personId, input.chatId)
  const { text, entities } = typedText(input.text)
  const reply = input.replyTo === undefined ? undefined : messageAt(world, place.chat, input.replyTo)
  const { message } = postOfPerson(world, place, {
    text,
    ...(entities.length === 0 ? {} : { entities }),
    ...(reply === undefined ? {} : { reply_to_message: withoutReply(reply.message) }),
  })
  foldKeyboard(world, place.chat, text)
  return message
}

/** A one-time keyboard goes away when one of its buttons was used. */
function foldKeyboard(world: World, chat: ChatRecord, text: string): void {
  const { replyKeyboard } = chat
  if (replyKeyboard?.one_time_keyboard !== true) return
  const texts = replyKeyboard.keyboard
    .flat()
    .map((button) => (typeof button === 'string' ? button : button.text))
  if (texts.includes(text)) world.chats.setKeyboard(chat, undefined)
}

/** A person presses Start, by a deep link when there is a payload; a blocked bot is unblocked first. */
export function start(world: World, personId: number, payload = ''): Message {
  if (!/^[\w-]{0,64}$/.test(payload)) {
    throw new ActionError(
      400,
      'bad-payload',
      'A deep link carries at most 64 signs of A–Z, a–z, 0–9, _ and -.',
    )
  }
  setBlocked(world, personId, false)
  return say(world, personId, { text: payload === '' ? '/start' : `/start ${payload}` })
}

/** A person changes what they said. */
export function editSaid(
  world: World,
  personId: number,
  input: { messageId: number; text: string; chatId?: number },
): Message {
  const { chat } = openPlace(world, personId, input.chatId)
  const record = messageAt(world, chat, input.messageId)
  if (record.message.from?.id !== personId) {
    throw new ActionError(403, 'not-own', 'A person can change only their own messages.')
  }
  const { text, entities } = typedText(input.text)
  const { entities: _entities, caption_entities: _captionEntities, ...rest } = record.message
  const isText = record.message.text !== undefined
  record.message = {
    ...rest,
    ...(isText ? { text } : { caption: text }),
    ...(entities.length === 0 ? {} : isText ? { entities } : { caption_entities: entities }),
    edit_date: world.clock.seconds(),
  }
  world.chats.changed(record)
  world.updates.add(
    'edited_message',
    record.message as NonNullable<Update['edited_message']>,
    `chat:${chat.id}`,
  )
  world.store.flush()
  return record.message
}
