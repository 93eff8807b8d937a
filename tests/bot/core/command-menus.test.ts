import pino from 'pino'
import { publishMenus } from '../../../bot/commands'
import { TelegramClient } from '../../../bot/telegram-client'
import { startTelegram, testToken } from '../../support/telegram'
import { tinyFeature, tinyTexts } from './tiny-feature'

it('the bot introduces itself in both languages, and sets nothing that stands already', async () => {
  const telegram = await startTelegram()
  const client = new TelegramClient({
    token: testToken,
    apiRoot: telegram.apiRoot,
    log: pino({ level: 'silent' }),
  })
  const sets = () => telegram.simulator.calls().filter(({ method }) => method.startsWith('set')).length
  await publishMenus(client, [tinyFeature()], tinyTexts())
  expect(sets()).toBe(6)
  await publishMenus(client, [tinyFeature()], tinyTexts())
  expect(sets()).toBe(6)
  expect(telegram.simulator.calls().every(({ ok }) => ok)).toBe(true)
  const names = async (language_code: string) =>
    ((await client.call('getMyCommands', { language_code })) as { description: string }[]).map(
      (row) => row.description,
    )
  expect(await names('en')).toContain('what the bot can do')
  expect(await names('')).toContain('что умеет бот')
  await client.disconnect()
  await telegram.close()
})
