import { startSimulator, token, until, type Running } from './start-simulator'

describe('getUpdates of the simulator', () => {
  let running: Running
  beforeEach(async () => {
    running = await startSimulator()
  })
  afterEach(() => running.close())

  test('hands out what people say, with sequential ids, until it is confirmed by the offset', async () => {
    const { people } = running.simulator
    const { id } = people.create({ firstName: 'Ольга', languageCode: 'ru' })
    people.start(id, 'CODE_1')
    people.say(id, 'что задали?')
    const first = await running.updates()
    expect(first.map((update) => update.message?.text)).toEqual(['/start CODE_1', 'что задали?'])
    expect(first[1]!.update_id).toBe(first[0]!.update_id + 1)
    expect(first[0]!.message).toMatchObject({
      from: { id, is_bot: false, first_name: 'Ольга', language_code: 'ru' },
      chat: { id, type: 'private', first_name: 'Ольга' },
      entities: [{ type: 'bot_command', offset: 0, length: 6 }],
    })
    expect(await running.updates()).toHaveLength(2)
    const rest = await running.updates({ offset: first[1]!.update_id })
    expect(rest).toHaveLength(1)
    expect(await running.updates({ offset: first[1]!.update_id + 1 })).toEqual([])
    expect(await running.updates()).toEqual([])
  })

  test('a negative offset keeps only the last updates', async () => {
    const { people } = running.simulator
    const { id } = people.create()
    for (const text of ['а', 'б', 'в']) people.say(id, text)
    const kept = await running.updates({ offset: -1 })
    expect(kept.map((update) => update.message?.text)).toEqual(['в'])
    expect(await running.updates()).toHaveLength(1)
  })

  test('a long poll waits for the next message', async () => {
    const { people } = running.simulator
    const { id } = people.create()
    const poll = running.updates({ timeout: 20 })
    await until(() => running.simulator.polling)
    people.say(id, 'привет')
    expect((await poll)[0]!.message!.text).toBe('привет')
  })

  test('a second poller ends the first one with 409', async () => {
    const first = running.call('getUpdates', { timeout: 20 })
    await until(() => running.simulator.polling)
    const second = running.call('getUpdates', { timeout: 1 })
    expect(await first).toEqual({
      status: 409,
      body: {
        ok: false,
        error_code: 409,
        description:
          'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      },
    })
    expect((await second).body).toEqual({ ok: true, result: [] })
  })

  test('getUpdates is refused while a webhook is set', async () => {
    const set = await running.call('setWebhook', { url: 'http://127.0.0.1:9/hook' })
    expect(set.body).toEqual({ ok: true, result: true, description: 'Webhook was set' })
    const refused = await running.call('getUpdates')
    expect(refused.status).toBe(409)
    expect(refused.body.description).toBe(
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
    expect((await running.call('deleteWebhook')).body.description).toBe('Webhook was deleted')
    expect((await running.call('getUpdates')).status).toBe(200)
  })

  test('allowed_updates leaves out the kinds that were not asked for, from then on', async () => {
    const { people } = running.simulator
    const { id } = people.create()
    await running.call('getUpdates', { allowed_updates: ['my_chat_member'] })
    people.say(id, 'не дойдёт')
    people.block(id, true)
    const updates = await running.updates()
    expect(updates).toHaveLength(1)
    expect(updates[0]!.my_chat_member!.new_chat_member.status).toBe('kicked')
  })

  test('takes the query string, forms and JSON, GET and POST, and any case of the method name', async () => {
    const { id } = running.simulator.people.create()
    running.simulator.people.start(id)
    const url = `${running.origin}/botapi/bot${token}`
    const get = await fetch(`${url}/SENDmessage?chat_id=${id}&text=${encodeURIComponent('раз')}`)
    expect(await get.json()).toMatchObject({ ok: true, result: { text: 'раз' } })
    const form = new URLSearchParams({
      chat_id: String(id),
      text: 'два',
      reply_markup: '{"remove_keyboard":true}',
    })
    expect(await (await fetch(`${url}/sendMessage`, { method: 'POST', body: form })).json()).toMatchObject({
      ok: true,
    })
    const verdicts = running.simulator.calls().map((call) => call.verdict)
    expect(verdicts).toEqual([[], []])
  })

  test('a wrong token is 401, an unknown method 404, a method not built yet says so', async () => {
    const wrong = await fetch(`${running.origin}/botapi/bot1:wrong/getMe`)
    expect([wrong.status, await wrong.json()]).toEqual([
      401,
      { ok: false, error_code: 401, description: 'Unauthorized' },
    ])
    expect(await running.call('getNothing')).toEqual({
      status: 404,
      body: { ok: false, error_code: 404, description: 'Not Found' },
    })
    const missing = await running.call('createNewStickerSet')
    expect(missing.status).toBe(501)
    expect(missing.body.description).toContain('createNewStickerSet')
  })
})
