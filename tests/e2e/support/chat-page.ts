import { existsSync } from 'node:fs'
import { chromium, type Browser, type Locator, type Page } from 'playwright-core'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Where a Chromium is, by `CHROMIUM_PATH` or in the usual places; undefined when there is none. */
export function findChromium(): string | undefined {
  return [process.env['CHROMIUM_PATH'] ?? '', ...usualPlaces].find((path) => path !== '' && existsSync(path))
}

/** Starts the browser found by `findChromium`; close it after the tests. */
export async function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
}

/** How somebody looks at the chat page. */
export interface Look {
  readonly width?: number
  readonly height?: number
  readonly colorScheme?: 'light' | 'dark'
  readonly locale?: string
}

/** Opens the chat page in a profile of its own; 1280 pixels wide, light and in Russian by default. */
export async function openChatPage(
  browser: Browser,
  address: string,
  { width = 1280, height = 860, colorScheme = 'light', locale = 'ru-RU' }: Look = {},
): Promise<ChatPage> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  await page.goto(address)
  await page.locator('main:not([aria-busy])').waitFor()
  return new ChatPage(page)
}

/** The chat page as somebody sees it, by roles and names. */
export class ChatPage {
  constructor(readonly page: Page) {}

  /** Becomes a guest of the welcome cards; the code is sent by the card. */
  async enter(card: string): Promise<PersonChat> {
    const cards = this.page.getByRole('region', { name: 'Новый человек' })
    if (!(await cards.isVisible())) {
      await this.page.getByRole('button', { name: 'Новый человек', exact: true }).click()
    }
    await cards.getByRole('button', { name: card, exact: true }).click()
    return this.chat(card)
  }

  /** Opens the chat of somebody who is in the list already. */
  async open(name: string): Promise<PersonChat> {
    const chats = this.page.getByRole('list', { name: 'Чаты' })
    await chats.getByRole('button', { name: new RegExp(`^${name}`) }).click()
    return this.chat(name)
  }

  /** Goes to a moment of the time machine's menu. */
  async travel(preset: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Машина времени' }).click()
    const menu = this.page.getByRole('dialog', { name: 'Машина времени' })
    await menu.getByRole('button', { name: new RegExp(`^${preset}`) }).click()
    await menu.waitFor({ state: 'detached' })
  }

  /** The open chat of a person. */
  chat(name: string): PersonChat {
    return new PersonChat(this.page, this.page.getByRole('region', { name: `Чат: ${name}`, exact: true }))
  }
}

/** One open chat: what a person does in it and sees there. */
export class PersonChat {
  constructor(
    readonly page: Page,
    readonly region: Locator,
  ) {}

  /** The bubbles, oldest first. */
  get messages(): Locator {
    return this.region.getByRole('log', { name: 'Переписка' }).getByRole('article')
  }

  /** The newest bubble that has this text; waits until there is one. */
  async message(text: string | RegExp): Promise<Locator> {
    const bubble = this.messages.filter({ hasText: text }).last()
    await bubble.waitFor()
    return bubble
  }

  async say(text: string): Promise<void> {
    await this.region.getByRole('textbox', { name: 'Сообщение' }).fill(text)
    await this.region.getByRole('button', { name: 'Отправить' }).click()
  }

  /** Says who one is and agrees to what the bot asks for first. */
  async join({ consents }: { consents: boolean }): Promise<void> {
    await this.press('Да, это я')
    if (consents) await this.press('Даю согласие')
  }

  /** Opens the menu of the newest message that has this text. */
  async openMenuOf(text: string | RegExp): Promise<Locator> {
    const bubble = await this.message(text)
    await bubble.hover()
    await bubble.getByRole('button', { name: 'Действия с сообщением' }).click()
    return this.region.getByRole('menu')
  }

  /** Presses an inline button, the newest of that name. */
  async press(button: string): Promise<void> {
    await this.messages.getByRole('button', { name: button, exact: true }).last().click()
  }

  /** Presses a button of the reply keyboard. */
  async pressKey(button: string): Promise<void> {
    const keyboard = this.region.getByRole('group', { name: 'Клавиатура бота' })
    await keyboard.getByRole('button', { name: button, exact: true }).click()
  }
}
