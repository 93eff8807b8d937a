import { badRequest, forbidden } from '../api-error'
import { userOf } from '../records'
import type { Call, MethodHandler } from './call'
import { pinnedMessage } from './pin-message'
import { postMessage } from './post-message'
import { knownChat, writableChat } from './target-chat'

/** `getChat`. */
export const getChat: MethodHandler = (call) => {
  const chat = knownChat(call)
  const pinned = pinnedMessage(call)
  return {
    ...(pinned === undefined ? {} : { pinned_message: pinned }),
    ...call.world.chats.apiChat(chat),
    accent_color_id: chat.id > 0 ? chat.id % 7 : 0,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    },
    ...(chat.type === 'private'
      ? {}
      : { permissions: { can_send_messages: true }, join_to_send_messages: true }),
  }
}

/** `getChatMember`. */
export const getChatMember: MethodHandler = (call) => {
  const { world, params } = call
  const chat = knownChat(call)
  const userId = params.integer('user_id') ?? 0
  if (userId <= 0) throw badRequest('invalid user_id specified')
  if (userId === world.profile.id) {
    return { status: chat.blocked ? (chat.gone ?? 'left') : 'member', user: world.profile.user }
  }
  const person = world.chats.person(userId)
  if (person === undefined) throw badRequest('PARTICIPANT_ID_INVALID')
  const inside = chat.id === userId || chat.members.includes(userId)
  if (!inside && chat.type === 'private') throw badRequest('member not found')
  const first = chat.type !== 'private' && chat.members[0] === userId
  const user = userOf(person)
  return first
    ? { status: 'creator', user, is_anonymous: false }
    : { status: inside ? 'member' : 'left', user }
}

/** `getChatAdministrators`: the person who made the group. */
export const getChatAdministrators: MethodHandler = (call) => {
  const chat = knownChat(call)
  if (chat.type === 'private') throw badRequest('there are no administrators in the private chat')
  const owner = call.world.chats.person(chat.members[0] ?? 0)
  return owner === undefined ? [] : [{ status: 'creator', user: userOf(owner), is_anonymous: false }]
}

/** `getChatMemberCount`: the people and the bot. */
export const getChatMemberCount: MethodHandler = (call) => {
  const chat = knownChat(call)
  return chat.type === 'private' ? 2 : chat.members.length + 1
}

/** `leaveChat`. */
export const leaveChat: MethodHandler = (call) => {
  const chat = knownChat(call)
  if (chat.type === 'private') throw badRequest("chat member status can't be changed in private chats")
  if (chat.blocked) throw forbidden('bot is not a member of the supergroup chat')
  chat.blocked = true
  chat.gone = 'left'
  call.world.chats.saveChat(chat)
  call.world.events.emit({ type: 'blocked', ...call.world.chats.address(chat.id), blocked: true })
  return true
}

/** `sendContact`. */
export const sendContact: MethodHandler = (call) => {
  const chat = writableChat(call)
  const { params } = call
  const lastName = params.string('last_name')
  return postMessage(call, chat, {
    contact: {
      phone_number: params.requiredString('phone_number'),
      first_name: params.requiredString('first_name'),
      ...(lastName === undefined ? {} : { last_name: lastName }),
    },
  }).message
}

/** `sendLocation`. */
export const sendLocation: MethodHandler = (call) => {
  const chat = writableChat(call)
  return postMessage(call, chat, {
    location: { latitude: coordinate(call, 'latitude', 90), longitude: coordinate(call, 'longitude', 180) },
  }).message
}

function coordinate({ params }: Call, name: string, largest: number): number {
  const value = params.values[name]
  if (typeof value !== 'number') throw badRequest(`${name} is empty`)
  if (Math.abs(value) > largest) throw badRequest(`wrong ${name} specified`)
  return value
}

/** `getUserProfilePhotos`: people of the simulator have none. */
export const getUserProfilePhotos: MethodHandler = ({ world, params }) => {
  if (world.chats.person(params.integer('user_id') ?? 0) === undefined) throw badRequest('user not found')
  return { total_count: 0, photos: [] }
}
