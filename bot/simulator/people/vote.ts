import type { Message, Poll } from '@grammyjs/types'
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
  if (poll === undefined) throw new ActionError(404, 'no-poll', 'This message has no poll.')
  checkVote(world, poll, input.options, record.votes?.[personId] !== undefined)
  const { [personId]: _before, ...others } = record.votes ?? {}
  record.votes = input.options.length === 0 ? others : { ...others, [personId]: input.options }
  const counted = countVotes(poll, record.votes)
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

function checkVote(world: World, poll: Poll, options: number[], again: boolean): void {
  const late = poll.close_date !== undefined && world.clock.seconds() >= poll.close_date
  if (poll.is_closed || late) throw new ActionError(409, 'closed', 'The poll is closed.')
  if (again && !poll.allows_revoting) {
    throw new ActionError(409, 'voted', 'In this poll a vote cannot be changed.')
  }
  const known = options.every((option) => poll.options[option] !== undefined)
  if (!known || (options.length > 1 && !poll.allows_multiple_answers)) {
    throw new ActionError(
      400,
      'bad-options',
      'Choose from the options of the poll, one if it allows only one.',
    )
  }
}

function countVotes(poll: Poll, votes: Record<string, number[]>): Poll {
  const options = poll.options.map((option, index) => ({
    ...option,
    voter_count: Object.values(votes).filter((chosen) => chosen.includes(index)).length,
  }))
  return { ...poll, options, total_voter_count: Object.keys(votes).length }
}
