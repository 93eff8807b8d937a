import type { MenuButton } from '@grammyjs/types'
import { badRequest } from '../api-error'
import type { ProfileText } from '../bot-profile'
import type { Params } from '../params'
import type { MethodHandler } from './call'
import { knownChat } from './target-chat'

/** `language_code` of a call; two letters or nothing. */
export function readLanguage(params: Params): string {
  const language = params.string('language_code') ?? ''
  if (language !== '' && !/^[a-z]{2}$/.test(language)) throw badRequest('invalid language code specified')
  return language
}

const limits: Record<ProfileText, [number, string]> = {
  name: [64, 'name is too long'],
  description: [512, 'description is too long'],
  short_description: [120, 'short description is too long'],
}

/** `setMyName`, `setMyDescription`, `setMyShortDescription`. */
export const setProfileText =
  (field: ProfileText): MethodHandler =>
  ({ world, params }) => {
    const text = (params.string(field) ?? '').trim()
    const [longest, refusal] = limits[field]
    if (text.length > longest) throw badRequest(refusal)
    world.profile.setText(field, readLanguage(params), text)
    return true
  }

/** `getMyName`, `getMyDescription`, `getMyShortDescription`. */
export const getProfileText =
  (field: ProfileText): MethodHandler =>
  ({ world, params }) => ({ [field]: world.profile.text(field, readLanguage(params)) })

/** `getMe`. */
export const getMe: MethodHandler = ({ world }) => ({
  ...world.profile.user,
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
})

/** `setChatMenuButton`. */
export const setChatMenuButton: MethodHandler = (call) => {
  const { world, params } = call
  const button = (params.json('menu_button', 'menu button') ?? { type: 'default' }) as MenuButton
  if (!['commands', 'web_app', 'default'].includes(button.type)) {
    throw badRequest("can't parse menu button: MenuButton has unsupported type")
  }
  const chatId = params.has('chat_id') ? knownChat(call).id : undefined
  world.profile.setMenuButton(chatId, button)
  world.events.emit({
    type: 'commands',
    ...(chatId === undefined ? { personId: null, chatId: null } : world.chats.address(chatId)),
  })
  return true
}

/** `getChatMenuButton`. */
export const getChatMenuButton: MethodHandler = (call) =>
  call.world.profile.menuButton(call.params.has('chat_id') ? knownChat(call).id : undefined)
