import type { MenuButton, User } from '@grammyjs/types'
import type { Store, Table } from './store'

/** The texts of a bot's profile. */
export type ProfileText = 'name' | 'description' | 'short_description'

/** Who the bot is: its account, its texts by language and its menu buttons. */
export class BotProfile {
  private readonly texts: Table<string>
  private readonly menuButtons: Table<MenuButton>

  constructor(
    store: Store,
    readonly id: number,
    private readonly username: string,
    private readonly firstName: string,
  ) {
    this.texts = store.table('profile')
    this.menuButtons = store.table('menuButton')
  }

  /** The bot as it stands in messages. */
  get user(): User {
    return { id: this.id, is_bot: true, first_name: this.text('name', ''), username: this.username }
  }

  /** The text of a language, or that without language. */
  text(field: ProfileText, language: string): string {
    const own = field === 'name' ? this.firstName : ''
    return this.texts.get(`${field}|${language}`) ?? this.texts.get(`${field}|`) ?? own
  }

  /** Sets the text of a language; an empty one takes it away. */
  setText(field: ProfileText, language: string, text: string): void {
    if (text === '') this.texts.delete(`${field}|${language}`)
    else this.texts.set(`${field}|${language}`, text)
  }

  /** The menu button of a private chat, or the default one without a chat. */
  menuButton(chatId?: number): MenuButton {
    const own = chatId === undefined ? undefined : this.menuButtons.get(chatId)
    return own ?? this.menuButtons.get('') ?? { type: 'commands' }
  }

  setMenuButton(chatId: number | undefined, button: MenuButton): void {
    const key = chatId ?? ''
    if (button.type === 'default') this.menuButtons.delete(key)
    else this.menuButtons.set(key, button)
  }
}
