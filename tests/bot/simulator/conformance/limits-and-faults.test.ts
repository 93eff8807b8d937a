import { byEachDriver } from './by-each-driver'

byEachDriver('limits and misfortunes', (site) => {
  const texts = (): (string | undefined)[] => site.chat.messages.map(({ text }) => text)
  const send = (chat_id: number, text = 'x'): Promise<string> =>
    site.refusal('sendMessage', { chat_id, text })

  beforeEach(() => {
    jest.useFakeTimers({
      doNotFake: [
        'setTimeout',
        'setInterval',
        'setImmediate',
        'nextTick',
        'queueMicrotask',
        'clearTimeout',
        'clearImmediate',
        'clearInterval',
        'performance',
        'hrtime',
      ],
      now: Date.now(),
    })
  })
  afterEach(() => jest.useRealTimers())

  test('one message a second to a chat, with a burst, then 429 with retry_after', async () => {
    await site.running.control('POST', 'limits', { on: true })
    const answers: string[] = []
    for (let i = 0; i < 6; i += 1) answers.push(await send(site.id))
    expect(answers).toEqual([
      ...Array.from({ length: 5 }, () => 'accepted'),
      '429 Too Many Requests: retry after 1',
    ])
    const refused = await site.call('sendMessage', { chat_id: site.id, text: 'x' })
    expect(refused.parameters).toEqual({ retry_after: 1 })
    jest.setSystemTime(Date.now() + 1000)
    expect([await send(site.id), await send(site.id)]).toEqual([
      'accepted',
      '429 Too Many Requests: retry after 1',
    ])
  })

  test('thirty messages a second in all', async () => {
    const people = Array.from({ length: 31 }, () => {
      const { id } = site.people.create()
      site.people.start(id)
      return id
    })
    site.running.simulator.setLimits(true)
    const answers = await Promise.all(people.map((id) => send(id)))
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(30)
    jest.setSystemTime(Date.now() + 100)
    expect(await send(people[30]!)).toBe('accepted')
  })

  test('twenty messages a minute to a group', async () => {
    const { id } = site.people.createGroup({ title: '7Б', personIds: [site.id] })
    site.running.simulator.setLimits(true)
    const answers = await Promise.all(Array.from({ length: 21 }, () => send(id)))
    expect(answers.filter((answer) => answer !== 'accepted')).toEqual([
      '429 Too Many Requests: retry after 3',
    ])
    jest.setSystemTime(Date.now() + 3000)
    expect([await send(id), await send(id)]).toEqual(['accepted', '429 Too Many Requests: retry after 3'])
  })

  test('a status is answered without effect, as often as ordered', async () => {
    await site.running.control('POST', 'faults', [
      { method: 'sendMessage', kind: 'status', status: 429, retryAfter: 7 },
      { method: 'sendMessage', kind: 'status', status: 502, times: 2 },
    ])
    expect(await site.call('sendMessage', { chat_id: site.id, text: 'раз' })).toEqual({
      ok: false,
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    })
    expect([await send(site.id), await send(site.id)]).toEqual(['502 Bad Gateway', '502 Bad Gateway'])
    expect(await send(site.id, 'два')).toBe('accepted')
    expect(texts()).toEqual(['/start', 'два'])
  })

  test('an answer may be slow', async () => {
    site.running.simulator.setFaults([{ kind: 'slow', ms: 60 }])
    const started = performance.now()
    await send(site.id, 'медленно')
    expect(performance.now() - started).toBeGreaterThanOrEqual(55)
    expect(texts()).toEqual(['/start', 'медленно'])
  })

  test('a connection may drop before or after the effect', async () => {
    site.running.simulator.setFaults([{ kind: 'drop-before' }, { kind: 'drop-after' }])
    await expect(send(site.id, 'пропало')).rejects.toThrow()
    await expect(send(site.id, 'дошло')).rejects.toThrow()
    expect(texts()).toEqual(['/start', 'дошло'])
  })

  test('the clock moves and goes on from there', async () => {
    const { body } = await site.running.control<{ now: string }>('POST', 'clock', {
      at: '2030-09-01T06:00:00Z',
    })
    expect(body.now).toMatch(/^2030-09-01T06:00:0/)
    expect((await site.send('x')).date).toBe(Date.parse('2030-09-01T06:00:00Z') / 1000)
    jest.setSystemTime(Date.now() + 10_000)
    expect((await site.send('x')).date).toBe(Date.parse('2030-09-01T06:00:10Z') / 1000)
    await site.running.control('POST', 'clock', { at: null })
    expect((await site.send('x')).date).toBe(Math.floor(Date.now() / 1000))
  })
})
