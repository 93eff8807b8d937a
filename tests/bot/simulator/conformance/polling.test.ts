import type { Update } from '@grammyjs/types'
import { until } from '../start-simulator'
import { byEachDriver } from './by-each-driver'

byEachDriver('getUpdates', (site) => {
  const updates = async (params: object = {}): Promise<Update[]> =>
    (await site.call<Update[]>('getUpdates', params)).result
  const texts = (list: Update[]): (string | undefined)[] => list.map(({ message }) => message?.text)
  const say = (...words: string[]): void => words.forEach((text) => site.people.say(site.id, text))

  test('hands out everything again until the offset confirms it', async () => {
    say('что задали?')
    const first = await updates()
    expect(texts(first)).toEqual(['/start', 'что задали?'])
    expect(first[1]!.update_id).toBe(first[0]!.update_id + 1)
    expect(first[1]!.message).toMatchObject({
      from: { id: site.id, is_bot: false, first_name: 'Ольга', language_code: 'ru' },
      chat: { id: site.id, type: 'private', first_name: 'Ольга' },
    })
    expect(await updates()).toHaveLength(2)
    expect(await updates({ offset: first[1]!.update_id })).toHaveLength(1)
    expect(await updates({ offset: first[1]!.update_id + 1 })).toEqual([])
    expect(await updates()).toEqual([])
  })

  test('a negative offset keeps only the last ones', async () => {
    say('а', 'б', 'в')
    expect(texts(await updates({ offset: -1 }))).toEqual(['в'])
    expect(await updates()).toHaveLength(1)
  })

  test('gives at most 100 at once, fewer if asked', async () => {
    for (let i = 0; i < 120; i += 1) say(String(i))
    expect(await updates()).toHaveLength(100)
    expect(await updates({ limit: 1000 })).toHaveLength(100)
    expect(await updates({ limit: 7 })).toHaveLength(7)
  })

  test('waits for the next message, and not above 50 s', async () => {
    await updates({ offset: -1 })
    const [last] = await updates()
    const timers = jest.spyOn(global, 'setTimeout')
    const poll = updates({ timeout: 1000, offset: last!.update_id + 1 })
    await until(() => site.running.simulator.polling)
    expect(timers.mock.calls.map(([, ms]) => ms)).toContain(50_000)
    timers.mockRestore()
    say('привет')
    expect(texts(await poll)).toEqual(['привет'])
  })

  test('a second poller ends the first one with 409', async () => {
    await updates({ offset: (await updates())[0]!.update_id + 1 })
    const first = site.call('getUpdates', { timeout: 20 })
    await until(() => site.running.simulator.polling)
    const second = site.call('getUpdates', { timeout: 1 })
    expect(await first).toEqual({
      ok: false,
      error_code: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    })
    expect(await second).toEqual({ ok: true, result: [] })
  })

  test('is refused while a webhook is set', async () => {
    await site.call('setWebhook', { url: 'http://127.0.0.1:9/hook' })
    expect(await site.refusal('getUpdates')).toBe(
      "409 Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
    await site.call('deleteWebhook', { drop_pending_updates: true })
    expect(await updates()).toEqual([])
  })

  test('allowed_updates leaves other kinds out from then on; an empty list is the default again', async () => {
    await updates({ allowed_updates: ['my_chat_member'] })
    say('не дойдёт')
    site.people.block(site.id, true)
    expect((await updates()).at(-1)!.my_chat_member!.new_chat_member.status).toBe('kicked')
    await updates({ allowed_updates: [] })
    site.people.start(site.id)
    expect(texts(await updates()).at(-1)).toBe('/start')
    expect(texts(await updates())).not.toContain('не дойдёт')
  })

  test('what nobody fetched for 24 hours is gone', async () => {
    site.later(25 * 3600)
    say('поздно')
    expect(texts(await updates())).toEqual(['поздно'])
  })

  test('the driver’s own polling gets everything in order', async () => {
    const taken: (string | undefined)[] = []
    const stop = site.driver.poll(({ message }) => void taken.push(message?.text))
    await until(() => taken.length === 1)
    say('раз', 'два')
    await until(() => taken.length === 3)
    expect(taken).toEqual(['/start', 'раз', 'два'])
    await stop()
  })
})
