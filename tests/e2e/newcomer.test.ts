import type { Browser } from 'playwright-core'
import { findChromium, openBrowser, openChatPage } from './support/chat-page'
import { dataFolder, startProgram, type Program } from './support/program'

const chromium = findChromium()
const inBrowser = chromium ? describe : describe.skip

inBrowser(`a newcomer in the browser${chromium ? '' : ' (skipped: no Chromium is installed)'}`, () => {
  let folder: Awaited<ReturnType<typeof dataFolder>>
  let program: Program
  let browser: Browser

  beforeAll(async () => {
    folder = await dataFolder()
    program = await startProgram({ DATA_DIR: folder.path, CLOCK_START: '2026-11-26T12:00:00Z' })
    browser = await openBrowser(chromium ?? '')
  }, 90_000)
  afterAll(async () => {
    await browser.close()
    expect(await program.stop()).toBe(0)
    await folder.remove()
  }, 60_000)

  it('becomes a parent on a phone and reads marks and homework of both children', async () => {
    const page = await openChatPage(browser, `${program.address}/simulator`, { width: 390 })
    const chat = await page.enter('Родитель двух детей')
    await chat.message(/Это вы\?/)
    expect(await chat.messages.last().innerText()).not.toMatch(/7Б|3А/)
    await chat.press('Да, это я')
    await chat.message(/Согласие на обработку персональных данных/)
    await chat.press('Даю согласие')
    await chat.message(/Подключены дети: \S+, 7Б · \S+, 3А/)
    await chat.pressKey('Оценки')
    const marks = await (await chat.message(/Оценки · 23–29 ноября/)).innerText()
    expect(marks).toMatch(/7Б[\s\S]*— [2-5][\s\S]*ср\. \d,\d\d[\s\S]*3А/)
    await chat.press('◀ 16–22 ноября')
    await chat.message(/Оценки · 16–22 ноября/)
    await chat.say('что задали')
    await chat.message(/Что задали на (завтра|пт)[\s\S]*7Б[\s\S]*3А/)
  })

  it('opens a deep link with a code as a pupil and answers in the form of their grade', async () => {
    const page = await openChatPage(browser, `${program.address}/simulator?start=${program.code('pupil')}`)
    await page.page.getByRole('dialog').getByRole('button', { name: 'Новый человек' }).click()
    await page.page
      .getByRole('log')
      .getByText(/вход для ученика/)
      .waitFor()
  })

  it('meets a teacher whose first screen is the lessons of the day', async () => {
    const page = await openChatPage(browser, `${program.address}/simulator`)
    const chat = await page.enter('Учитель')
    await chat.press('Да, это я')
    await chat.message(/Здравствуйте, .+! Сегодня/)
    await chat.pressKey('Мои уроки')
    await chat.message(/Мои уроки/)
  })
})
