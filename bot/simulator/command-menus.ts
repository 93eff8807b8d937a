import type { BotCommand } from '@grammyjs/types'
import type { Store, Table } from './store'

/** A scope of commands, as in the Bot API; only these three fields count. */
export interface CommandScope {
  type: string
  chat_id?: number
  user_id?: number
}

const keyOf = (scope: CommandScope, language: string): string =>
  [scope.type, scope.chat_id ?? '', scope.user_id ?? '', language].join('|')

/** Command menus by scope and language. */
export class CommandMenus {
  private readonly menus: Table<BotCommand[]>

  constructor(store: Store) {
    this.menus = store.table('commands')
  }

  get(scope: CommandScope, language: string): BotCommand[] {
    return this.menus.get(keyOf(scope, language)) ?? []
  }

  /** Sets the menu of one scope and language; an empty list takes it away. */
  set(scope: CommandScope, language: string, commands: BotCommand[]): void {
    if (commands.length === 0) this.menus.delete(keyOf(scope, language))
    else this.menus.set(keyOf(scope, language), commands)
  }

  /** The menu a person sees: the narrowest scope that has one, their language before none. */
  shown(
    chat: { id: number; type: string; members: number[] },
    person: { id: number; languageCode: string },
  ): BotCommand[] {
    // The first member made the group: its only administrator.
    const owner = chat.members[0] === person.id
    const scopes: CommandScope[] =
      chat.type === 'private'
        ? [{ type: 'chat', chat_id: chat.id }, { type: 'all_private_chats' }, { type: 'default' }]
        : [
            { type: 'chat_member', chat_id: chat.id, user_id: person.id },
            ...(owner ? [{ type: 'chat_administrators', chat_id: chat.id }] : []),
            { type: 'chat', chat_id: chat.id },
            ...(owner ? [{ type: 'all_chat_administrators' }] : []),
            { type: 'all_group_chats' },
            { type: 'default' },
          ]
    for (const scope of scopes) {
      for (const language of [person.languageCode, '']) {
        const commands = this.get(scope, language)
        if (commands.length > 0) return commands
      }
    }
    return []
  }
}
