import type { Browser, Page } from 'playwright-core'
import { demoToken } from '../../bot/token'
import { findChromium, openBrowser, openChatPage, type Look } from './support/chat-page'
import { dataFolder, startProgram, type Program } from './support/program'

const chromium = findChromium()
const secretKey = 'a-secret-key-of-thirty-two-signs!'
const inBrowser = chromium ? describe : describe.skip

const focusedName = 'document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent'

/** Presses Tab, or Shift+Tab, until the focus is on what has this name. */
async function tabTo(page: Page, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press(key)
    if ((await page.evaluate<string>(focusedName)).includes(name)) return
  }
  throw new Error(`The keyboard does not reach «${name}»`)
}

/** How bright the text and the ground of the last such element are, from 0 to 255. */
async function brightness(page: Page, selector: string): Promise<{ text: number; ground: number }> {
  const [text = '', ground = ''] = await page.evaluate<string[]>(
    `(({ color, backgroundColor }) => [color, backgroundColor])(
      getComputedStyle([...document.querySelectorAll('${selector}')].at(-1)))`,
  )
  const mean = (colour: string) => {
    const parts = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number)
    return parts.reduce((sum, part) => sum + part, 0) / 3
  }
  return { text: mean(text), ground: mean(ground) }
}

inBrowser(`the chat page${chromium ? '' : ' (skipped: no Chromium is installed)'}`, () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>
  let program: Program
  let browser: Browser
  const open = (look?: Look, query = '') =>
    openChatPage(browser, `${program.address}/simulator/${query}`, look)

  beforeAll(async () => {
    folder = await dataFolder()
    // A Thursday of the second quarter, 15:00 at the demo school.
    program = await startProgram({
      DATA_DIR: folder.path,
      SECRET_KEY: secretKey,
      CLOCK_START: '2026-11-26T12:00:00Z',
    })
    browser = await openBrowser(chromium ?? '')
  }, 90_000)
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
  })
  afterAll(async () => {
    await browser.close()
    expect(await program.stop()).toBe(0)
    await folder.remove()
  }, 60_000)

  it('lists the people of the school by role and finds them by name', async () => {
    const { page } = await open()
    const school = page.getByRole('list', { name: 'Люди школы' })
    await school.getByRole('button', { name: /^Завуч/ }).waitFor()
    await page.getByRole('searchbox', { name: 'Поиск' }).fill('учитель')
    expect(await school.getByRole('button').allInnerTexts()).toEqual([
      expect.stringMatching(/Учитель/),
      expect.stringMatching(/Учитель и родитель/),
    ])
    await page.getByRole('searchbox', { name: 'Поиск' }).fill('никто такой')
    await page.getByText('Никого не нашлось.').waitFor()
  })

  it('shows the people of the school in English to whoever reads English', async () => {
    const { page } = await open({ locale: 'en-GB' })
    await page.getByRole('list', { name: 'People of the school' }).getByText('Deputy head').waitFor()
  })

  it('shows an administrator the first screen, the commands and the settings', async () => {
    const view = await open()
    const chat = await view.enter('Администратор')
    await chat.press('Да, это я')
    await chat.message(/Здравствуйте, .+! Доступ подключён/)
    await chat.region.getByRole('button', { name: 'Меню бота' }).click()
    await view.page.getByRole('option', { name: '/settings' }).click()
    await chat.message(/Настройки\s+Язык бота/)
    await chat.press('Только инициалы')
    await chat.messages.getByRole('button', { name: '✓ Только инициалы' }).waitFor()
  })

  it('shows a teacher the lessons of the day, in the dark too', async () => {
    const view = await open({ colorScheme: 'dark', width: 390 })
    const chat = await view.enter('Учитель')
    await chat.press('Да, это я')
    await chat.pressKey('Мои уроки')
    await chat.message(/Мои уроки · чт, 26 ноября\s+\d-й урок/)
    for (const part of ['.message-in .bubble', '.message-out .bubble', '.chat-header', '.composer-field']) {
      const { text, ground } = await brightness(view.page, part)
      expect(text - ground).toBeGreaterThan(90)
    }
  })

  it('is used by the keyboard alone', async () => {
    const view = await open()
    const { page } = view
    const focused = page.locator(':focus')
    await tabTo(page, 'Новый человек')
    await page.keyboard.press('Enter')
    await tabTo(page, 'Завуч')
    await page.keyboard.press('Enter')
    const chat = view.chat('Завуч')
    await chat.message(/Это вы\?/)
    await tabTo(page, 'Нет, не мой код', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await chat.message(/ничего не подключено/)

    await tabTo(page, 'Сообщение')
    await page.keyboard.type('/')
    await page.keyboard.press('ArrowUp')
    const command = await chat.region.getByRole('option', { selected: true }).innerText()
    await page.keyboard.press('Enter')
    await chat.message(command.split('\n')[0] ?? '')

    await tabTo(page, 'Меню чата', 'Shift+Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowDown')
    expect(await focused.innerText()).toBe('Машина времени')
    await page.keyboard.press('Escape')
    expect(await focused.getAttribute('aria-label')).toBe('Меню чата')
  })

  it('shows a guest’s code as a QR code, and its link opens a chat with the code', async () => {
    const { page } = await open({}, '#new')
    await page.getByRole('button', { name: 'QR-код: Ученик' }).click()
    const dialog = page.getByRole('dialog', { name: 'Ученик: код для входа' })
    await dialog.getByText(program.code('pupil'), { exact: true }).waitFor()
    await dialog.getByRole('img', { name: 'QR-код ссылки' }).waitFor()
    await page.evaluate('document.querySelector("img.qr").decode()')
    const link = await dialog.getByRole('link').getAttribute('href')
    const other = await openChatPage(browser, link ?? '')
    await other.page.getByRole('dialog').getByRole('button', { name: 'Новый человек' }).click()
    await other.page
      .getByRole('log')
      .getByText(/вход для ученика/)
      .waitFor()
  })

  it('shows at once in every window what happens in a chat, and counts what is unread', async () => {
    const [first, second] = [await open(), await open()]
    await (await first.enter('Классный руководитель')).press('Да, это я')
    const there = await second.open('Классный руководитель')
    await first.chat('Классный руководитель').say('/help')
    await there.message('/help')
    await there.message(/Вот что я умею|что умею|Спросить/i)

    for (const { page } of [first, second]) await page.goto(`${program.address}/simulator/#new`)
    const chats = second.page.getByRole('list', { name: 'Чаты' })
    const item = chats.getByRole('button', { name: /^Классный руководитель/ })
    const personId = await item.locator('xpath=ancestor::li').getAttribute('data-person')
    await fetch(`${program.address}/simulator/api/chats/${personId}/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: '/menu' }),
    })
    await item.getByLabel('1 непрочитанное').waitFor()
    expect(await second.page.title()).toMatch(/^\(1\) /)
    await second.open('Классный руководитель')
    await item.getByLabel('1 непрочитанное').waitFor({ state: 'detached' })
  })

  it('sends a picture, puts a reaction and keeps both after a reload', async () => {
    const view = await open()
    const chat = await view.enter('Учитель и родитель')
    await chat.message(/Это вы\?/)
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    await chat.region
      .locator('input[type=file]')
      .setInputFiles({ name: 'справка.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') })
    const dialog = view.page.getByRole('dialog', { name: 'Отправить боту' })
    await dialog.getByRole('textbox', { name: 'Подпись' }).fill('Справка')
    await dialog.getByRole('button', { name: 'Отправить' }).click()
    await chat.message('Справка')
    const menu = await chat.openMenuOf('Справка')
    await menu.getByRole('menuitemcheckbox', { name: 'Отметить 👍' }).click()
    await view.page.reload()
    const sent = await chat.message('Справка')
    await sent.getByRole('img', { name: 'Справка' }).waitFor()
    await sent.getByRole('button', { name: '👍, 1', pressed: true }).waitFor()
  })

  it('shows that the bot is typing, takes a vote and keeps it after a reload', async () => {
    const view = await open()
    await (await view.enter('Родитель двух детей')).message(/Это вы\?/)
    const chat_id = Number(new URL(view.page.url()).hash.slice(1))
    const call = (method: string, body: object) =>
      fetch(`${program.address}/simulator/botapi/bot${demoToken(Buffer.from(secretKey))}/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ chat_id, ...body }),
      })
    const chat = view.chat('Родитель двух детей')
    await call('sendChatAction', { action: 'typing' })
    await chat.region.getByText('печатает…').waitFor()
    await call('sendPoll', {
      question: 'Придёте на собрание?',
      options: [{ text: 'Да' }, { text: 'Нет' }],
      is_anonymous: false,
    })
    const poll = chat.region.getByRole('group', { name: 'Придёте на собрание?' })
    await poll.getByRole('button', { name: 'Да' }).click()
    await poll.getByText('1 голос').waitFor()
    await view.page.reload()
    await poll.getByRole('button', { name: 'Да', pressed: true }).waitFor()
    await poll.getByRole('button', { name: 'Отменить голос' }).click()
    await poll.getByText('0 голосов').waitFor()
  })

  it('shows developers the calls behind a message', async () => {
    const view = await open()
    const chat = await view.enter('Родитель первоклассника')
    const menu = await chat.openMenuOf(/Это вы\?/)
    await menu.getByRole('menuitem', { name: 'Показать вызовы' }).click()
    const panel = view.page.getByRole('complementary', { name: 'Вызовы Bot API' })
    await panel.getByText(/Вызовы сообщения/).waitFor()
    expect(await panel.getByRole('listitem').allInnerTexts()).toEqual([
      expect.stringMatching(/sendMessage[\s\S]*Это вы\?/),
    ])
  })

  it('has groups, in which the bot says politely that it answers in private only', async () => {
    const view = await open()
    await (await view.enter('Мама детей в двух школах')).message(/Это вы\?/)
    await view.page.getByRole('button', { name: 'Новая группа' }).click()
    const dialog = view.page.getByRole('dialog', { name: 'Новая группа' })
    await dialog.getByRole('textbox').fill('Родители 7Б')
    await dialog.getByRole('checkbox', { name: 'Мама детей в двух школах' }).check()
    await dialog.getByRole('button', { name: 'Создать' }).click()
    const group = view.chat('Родители 7Б')
    await group.say('/start')
    await group.message('Я отвечаю только в личном чате')
    await group.messages.getByRole('link', { name: 'Открыть личный чат' }).click()
    await view.chat('Мама детей в двух школах').message(/Это вы\?/)
  })

  it('changes with the time machine what «что задали» says, and goes back to the present', async () => {
    const view = await open()
    const chat = await view.enter('Родитель двух детей')
    await chat.press('Да, это я')
    await chat.press('Даю согласие')
    await chat.say('что задали')
    await chat.message(/Что задали на завтра, пт 27 ноября/)

    await view.travel('Вечер пятницы')
    await view.page.getByText('Сейчас в школе: пт, 27 ноября, 18:00').waitFor()
    await chat.region.getByText('Часы переведены: пт, 27 ноября, 18:00').waitFor()
    await chat.say('что задали')
    await chat.message(/Что задали на пн, 30 ноября/)

    await view.travel('Вернуться в настоящее')
    await view.page.getByText(/Сейчас в школе: чт, 26 ноября, 15:/).waitFor()
    await chat.say('что задали на завтра')
    await chat.message(/Что задали на завтра, пт 27 ноября/)
  })
})
