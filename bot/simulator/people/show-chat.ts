import type { BotCommand, MenuButton } from '@grammyjs/types'
import { shownMessage, type ShownMessage } from '../chats'
import type { ChatRecord } from '../records'
import type { World } from '../world'
import { ActionError } from './action-error'

/** A chat as the page shows it. */
export interface ShownChat {
  messages: ShownMessage[]
  more: boolean
  replyKeyboard: ChatRecord['replyKeyboard'] | null
  forceReply: ChatRecord['forceReply'] | null
  commands: BotCommand[]
  menuButton: MenuButton
  blocked: boolean
}

/**
 * A page of a chat's messages, the newest unless `before` is given, and what stands around them; `personId` says who
 * looks at a group.
 */
export function showChat(
  world: World,
  chatId: number,
  filter: { before?: number; limit?: number; deleted?: boolean; personId?: number } = {},
): ShownChat {
  const chat = world.chats.chat(chatId)
  if (chat === undefined) throw new ActionError(404, 'no-chat', 'There is no such chat.')
  const { before = Infinity, limit = 50, deleted = false } = filter
  const found = world.chats
    .history(chatId)
    .filter((record) => record.message.message_id < before && (deleted || !record.deleted))
  const person = world.chats.person(filter.personId ?? chatId)
  return {
    messages: found.slice(-limit).map(shownMessage),
    more: found.length > limit,
    replyKeyboard: chat.replyKeyboard ?? null,
    forceReply: chat.forceReply ?? null,
    commands: world.menus.shown(chat, { id: person?.id ?? chatId, languageCode: person?.languageCode ?? '' }),
    menuButton: world.profile.menuButton(chat.type === 'private' ? chat.id : undefined),
    blocked: chat.blocked,
  }
}
