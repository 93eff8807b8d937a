import type { ReactionTypeEmoji } from '@grammyjs/types'
import { reactionEmoji } from '../methods/set-message-reaction'
import type { World } from '../world'
import { ActionError } from './action-error'
import { messageAt, openPlace } from './place'

/** A person puts an emoji to a message, or takes it away. */
export function react(
  world: World,
  personId: number,
  input: { messageId: number; emoji: string | null; chatId?: number },
): void {
  const { chat, user } = openPlace(world, personId, input.chatId)
  const record = messageAt(world, chat, input.messageId)
  const emoji = input.emoji?.replace(/\ufe0f/g, '') ?? null
  if (emoji !== null && !reactionEmoji.has(emoji)) {
    throw new ActionError(400, 'bad-emoji', 'Telegram does not take this emoji as a reaction.')
  }
  const { [personId]: before, ...others } = record.reactions?.people ?? {}
  record.reactions = {
    ...record.reactions,
    people: emoji === null ? others : { ...others, [personId]: emoji },
  }
  world.chats.changed(record)
  const asReaction = (sign: string | null | undefined): ReactionTypeEmoji[] =>
    // The set above holds exactly what the type allows.
    sign === undefined || sign === null ? [] : [{ type: 'emoji', emoji: sign as ReactionTypeEmoji['emoji'] }]
  world.updates.add(
    'message_reaction',
    {
      chat: world.chats.apiChat(chat),
      message_id: input.messageId,
      user,
      date: world.clock.seconds(),
      old_reaction: asReaction(before),
      new_reaction: asReaction(emoji),
    },
    `chat:${chat.id}`,
  )
  world.store.flush()
}
