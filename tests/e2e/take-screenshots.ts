/**
 * Takes the pictures of docs/images anew from the compiled program:
 * `node -r ./tests/support/run-typescript.cjs tests/e2e/take-screenshots.ts`
 */
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { findChromium, openBrowser, openChatPage, type ChatPage, type Look } from './support/chat-page'
import { dataFolder, startProgram } from './support/program'

const folder = join(__dirname, '../../docs/images')
const largestBytes = 250_000
const phone = { width: 390, height: 844 }
const desktop = { width: 1280, height: 800 }

/** Waits for fonts and the ends of animations, and writes a picture. */
async function take({ page }: ChatPage, name: string): Promise<void> {
  await page.mouse.move(0, 0)
  await page.evaluate(
    `Promise.all([document.fonts.ready, ...document.getAnimations()
      .filter((animation) => animation.effect.getComputedTiming().iterations !== Infinity)
      .map((animation) => animation.finished.catch(() => undefined))])
      .then(() => undefined)`,
  )
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path })
  const { size } = await stat(path)
  if (size > largestBytes) throw new Error(`${name}.png has ${size} bytes: more than ${largestBytes}`)
  process.stdout.write(`${name}.png ${size}\n`)
}

async function takeAll(browser: Browser, address: string): Promise<void> {
  const open = (look: Look) => openChatPage(browser, `${address}/simulator/`, look)
  const parent = 'Родитель двух детей'

  const welcome = await open(desktop)
  await welcome.page.getByRole('button', { name: parent, exact: true }).waitFor()
  await take(welcome, 'welcome-1280')

  const small = await open(phone)
  const chat = await small.enter(parent)
  await chat.press('Да, это я')
  await chat.press('Даю согласие')
  await chat.message(/Подключены дети/)
  await take(small, 'chat-390')
  await chat.pressKey('Оценки')
  await chat.message(/Оценки · /)
  await chat.press('Варя')
  await chat.messages.getByRole('button', { name: 'Варя' }).waitFor({ state: 'detached' })
  await take(small, 'marks-390')
  await chat.pressKey('Что задали')
  await chat.message(/Что задали на/)
  await take(small, 'homework-390')

  const large = await open(desktop)
  const teacher = await large.enter('Учитель')
  await teacher.press('Да, это я')
  await teacher.pressKey('Мои уроки')
  await teacher.message(/Мои уроки · /)
  await (await large.open(parent)).message(/Что задали на/)
  await take(large, 'chat-1280')

  const dark = await open({ ...desktop, colorScheme: 'dark' })
  await (await dark.open(parent)).message(/Что задали на/)
  await take(dark, 'chat-1280-dark')
}

async function main(): Promise<void> {
  const chromium = findChromium()
  if (chromium === undefined) throw new Error('No Chromium is installed: set CHROMIUM_PATH')
  await mkdir(folder, { recursive: true })
  const data = await dataFolder()
  const program = await startProgram({ DATA_DIR: data.path, CLOCK_START: '2026-11-26T12:00:00Z' })
  const browser = await openBrowser(chromium)
  try {
    await takeAll(browser, program.address)
  } finally {
    await browser.close()
    await program.stop()
    await data.remove()
  }
}

void main()
