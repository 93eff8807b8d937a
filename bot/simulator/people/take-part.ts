import type { Message, Poll, ReactionTypeEmoji } from '@grammyjs/types'
import { reactionEmoji } from '../methods/set-message-reaction'
import type { World } from '../world'
import { ActionError } from './action-error'
import { messageAt, openPlace } from './place'

/** A person votes in a poll; no options take the vote back. */
export function vote(
  world: World,
  personId: number,
  input: { messageId: number; options: number[]; chatId?: number },
): Message {
  const { chat, user } = openPlace(world, personId, input.chatId)
  const record = messageAt(world, chat, input.messageId)
  const { poll } = record.message
  const state = poll === undefined ? undefined : world.polls.get(poll.id)
  if (poll === undefined || state === undefined) {
    throw new ActionError(404, 'no-poll', 'This message has no poll.')
  }
  if (poll.is_closed) throw new ActionError(409, 'closed', 'The poll is closed.')
  const known = input.options.every((option) => poll.options[option] !== undefined)
  if (!known || (input.options.length > 1 && !poll.allows_multiple_answers)) {
    throw new ActionError(
      400,
      'bad-options',
      'Choose from the options of the poll, one if it allows only one.',
    )
  }
  const { [personId]: _before, ...others } = state.votes
  const votes = input.options.length === 0 ? others : { ...others, [personId]: input.options }
  world.polls.set(poll.id, { ...state, votes })
  const counted = countVotes(poll, votes)
  record.message = { ...record.message, poll: counted }
  world.chats.changed(record)
  if (!poll.is_anonymous) {
    const option_persistent_ids = input.options.map(String)
    const answer = { poll_id: poll.id, user, option_ids: input.options, option_persistent_ids }
    world.updates.add('poll_answer', answer, `poll:${poll.id}`)
  }
  world.updates.add('poll', counted, `poll:${poll.id}`)
  world.store.flush()
  return record.message
}

function countVotes(poll: Poll, votes: Record<string, number[]>): Poll {
  const options = poll.options.map((option, index) => ({
    ...option,
    voter_count: Object.values(votes).filter((chosen) => chosen.includes(index)).length,
  }))
  return { ...poll, options, total_voter_count: Object.keys(votes).length }
}

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
