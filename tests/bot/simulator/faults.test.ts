import { startSimulator, type Running } from './start-simulator'

describe('misfortunes on demand', () => {
  let running: Running
  let id: number
  beforeEach(async () => {
    running = await startSimulator()
    id = running.simulator.people.create().id
    running.simulator.people.start(id)
  })
  afterEach(() => running.close())

  const texts = (): (string | undefined)[] =>
    running.simulator.people.chat(id).messages.map(({ text }) => text)

  test('a status fault answers without effect, once', async () => {
    await running.control('POST', 'faults', [
      { method: 'sendMessage', kind: 'status', status: 429, retryAfter: 7 },
    ])
    const refused = await running.call('sendMessage', { chat_id: id, text: 'раз' })
    expect(refused).toEqual({
      status: 429,
      body: {
        ok: false,
        error_code: 429,
        description: 'Too Many Requests: retry after 7',
        parameters: { retry_after: 7 },
      },
    })
    expect((await running.call('sendMessage', { chat_id: id, text: 'два' })).status).toBe(200)
    expect(texts()).toEqual(['/start', 'два'])
  })

  test('a connection may drop before or after the effect', async () => {
    running.simulator.setFaults([{ kind: 'drop-before' }, { kind: 'drop-after' }])
    await expect(running.call('sendMessage', { chat_id: id, text: 'пропало' })).rejects.toThrow()
    await expect(running.call('sendMessage', { chat_id: id, text: 'дошло' })).rejects.toThrow()
    expect(texts()).toEqual(['/start', 'дошло'])
  })

  test('limits give 429 with retry_after, and let through again later', async () => {
    await running.control('POST', 'limits', { on: true })
    const statuses: number[] = []
    for (let i = 0; i < 6; i += 1) {
      statuses.push((await running.call('sendMessage', { chat_id: id, text: 'x' })).status)
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
    running.simulator.setClock(new Date(Date.now() + 5000))
    expect((await running.call('sendMessage', { chat_id: id, text: 'x' })).status).toBe(200)
  })

  test('the control API answers no other page', async () => {
    const url = `${running.origin}/api/people`
    const ask = async (headers: Record<string, string>): Promise<number> =>
      (await fetch(url, { headers })).status
    expect(await ask({})).toBe(200)
    expect(await ask({ origin: running.origin })).toBe(200)
    expect(await ask({ origin: 'https://evil.example' })).toBe(403)
    expect(await ask({ origin: 'null' })).toBe(403)
  })

  test('wrong control requests get a sentence that says what to do', async () => {
    const { status, body } = await running.control('POST', `chats/${id}/say`, { text: 5 })
    expect([status, body]).toEqual([400, { error: { code: 'bad-input', message: 'Give "text" as text.' } }])
    expect((await running.control('POST', 'chats/1/say', { text: 'x' })).status).toBe(404)
    expect((await running.control('GET', `chats/${id}/say`)).status).toBe(405)
  })
})
