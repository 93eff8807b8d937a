import type { BotCommand } from '@grammyjs/types'
import { badRequest } from '../api-error'
import type { CommandScope } from '../command-menus'
import type { Call, MethodHandler } from './call'
import { readLanguage } from './my-profile'

const scopeTypes = new Set([
  'default',
  'all_private_chats',
  'all_group_chats',
  'all_chat_administrators',
  'chat',
  'chat_administrators',
  'chat_member',
])

function readScope({ world, params }: Call): CommandScope {
  const value = params.json('scope', 'BotCommandScope') as
    Partial<Record<keyof CommandScope, unknown>> | undefined
  if (value === undefined) return { type: 'default' }
  const { type, chat_id, user_id } = value
  if (typeof type !== 'string' || !scopeTypes.has(type)) {
    throw badRequest("can't parse BotCommandScope: Unsupported type specified")
  }
  if (!type.startsWith('chat')) return { type }
  if (chat_id === undefined) throw badRequest("can't parse BotCommandScope: Empty chat_id specified")
  if (world.chats.chat(Number(chat_id)) === undefined) throw badRequest('chat not found')
  if (type !== 'chat_member') return { type, chat_id: Number(chat_id) }
  if (user_id === undefined) throw badRequest("can't parse BotCommandScope: Invalid user_id specified")
  return { type, chat_id: Number(chat_id), user_id: Number(user_id) }
}

function readCommand(value: unknown): BotCommand {
  const { command, description } = Object(value) as Partial<Record<keyof BotCommand, unknown>>
  if (typeof command !== 'string') throw badRequest('can\'t parse BotCommand: Can\'t find field "command"')
  if (typeof description !== 'string') {
    throw badRequest('can\'t parse BotCommand: Can\'t find field "description"')
  }
  const name = command.replace(/^\//, '')
  if (!/^[a-z0-9_]{1,32}$/.test(name)) throw badRequest('BOT_COMMAND_INVALID')
  if (description === '' || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
  return { command: name, description }
}

/** `setMyCommands`. */
export const setMyCommands: MethodHandler = (call) => {
  const commands = call.params.json('commands', 'commands')
  if (!Array.isArray(commands)) throw badRequest('expected an Array of BotCommand')
  if (commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  return setMenu(call, commands.map(readCommand))
}

/** `deleteMyCommands`. */
export const deleteMyCommands: MethodHandler = (call) => setMenu(call, [])

function setMenu(call: Call, commands: BotCommand[]): true {
  const { world, params } = call
  const scope = readScope(call)
  world.menus.set(scope, readLanguage(params), commands)
  const person = scope.type === 'chat' ? world.chats.person(scope.chat_id ?? 0) : undefined
  const chat = person === undefined ? undefined : world.chats.chat(person.id)
  if (person === undefined || chat === undefined) {
    world.events.emit({ type: 'commands', personId: null, chatId: null })
  } else {
    const shown = world.menus.shown(chat, person)
    const menuButton = world.profile.menuButton(chat.id)
    world.events.emit({ type: 'commands', ...world.chats.address(chat.id), commands: shown, menuButton })
  }
  return true
}

/** `getMyCommands`. */
export const getMyCommands: MethodHandler = (call) =>
  call.world.menus.get(readScope(call), readLanguage(call.params))
