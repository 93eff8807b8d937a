import type { ChatMemberUpdated } from '@grammyjs/types'
import type { World } from '../world'
import { placeOf } from './place'

/** A person blocks the bot or lets it in again; the bot hears of it by `my_chat_member`. */
export function setBlocked(world: World, personId: number, blocked: boolean): void {
  const { chat, user } = placeOf(world, personId)
  if (chat.blocked === blocked) return
  chat.blocked = blocked
  world.chats.saveChat(chat)
  const bot = world.profile.user
  const member: ChatMemberUpdated['new_chat_member'] = { status: 'member', user: bot }
  const kicked: ChatMemberUpdated['new_chat_member'] = { status: 'kicked', user: bot, until_date: 0 }
  world.updates.add(
    'my_chat_member',
    {
      chat: world.chats.apiChat(chat),
      from: user,
      date: world.clock.seconds(),
      old_chat_member: blocked ? member : kicked,
      new_chat_member: blocked ? kicked : member,
    },
    `chat:${chat.id}`,
  )
  world.events.emit({ type: 'blocked', ...world.chats.address(chat.id), blocked })
  world.chats.tellOfPerson(personId)
  world.store.flush()
}
