import { userOf, type ChatRecord } from '../records'
import type { World } from '../world'
import { ActionError } from './action-error'

const firstNumber = 2_100_000_001

/** Makes a group of people with the bot in it; the first of them is its owner. */
export function createGroup(world: World, input: { title: string; personIds: number[] }): ChatRecord {
  const owner = world.chats.person(input.personIds[0] ?? 0)
  const known = input.personIds.every((id) => world.chats.person(id) !== undefined)
  if (owner === undefined || !known || input.title.trim() === '') {
    throw new ActionError(400, 'bad-group', 'A group needs a title and at least one known person.')
  }
  const chat: ChatRecord = {
    id: Number(`-100${world.counters.next('group', firstNumber)}`),
    type: 'supergroup',
    title: input.title.trim(),
    members: input.personIds,
    started: true,
    blocked: false,
    unread: 0,
  }
  world.chats.saveChat(chat)
  const bot = world.profile.user
  world.updates.add(
    'my_chat_member',
    {
      chat: world.chats.apiChat(chat),
      from: userOf(owner),
      date: world.clock.seconds(),
      old_chat_member: { status: 'left', user: bot },
      new_chat_member: { status: 'member', user: bot },
    },
    `chat:${chat.id}`,
  )
  world.store.flush()
  return chat
}
