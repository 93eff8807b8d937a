import type { World } from '../world'
import { ActionError } from './action-error'
import { placeOf } from './place'

/** A person takes the bot out of a group; the bot hears of it by `my_chat_member` and can write there no more. */
export function removeBot(world: World, personId: number, groupId: number): void {
  const { chat, user } = placeOf(world, personId, groupId)
  if (chat.type === 'private') throw new ActionError(400, 'no-group', 'Name a group.')
  if (chat.blocked) throw new ActionError(409, 'gone', 'The bot is no longer in this group.')
  chat.blocked = true
  chat.gone = 'kicked'
  world.chats.saveChat(chat)
  const bot = world.profile.user
  world.updates.add(
    'my_chat_member',
    {
      chat: world.chats.apiChat(chat),
      from: user,
      date: world.clock.seconds(),
      old_chat_member: { status: 'member', user: bot },
      new_chat_member: { status: 'kicked', user: bot, until_date: 0 },
    },
    `chat:${chat.id}`,
  )
  world.events.emit({ type: 'blocked', ...world.chats.address(chat.id), blocked: true })
  world.store.flush()
}
