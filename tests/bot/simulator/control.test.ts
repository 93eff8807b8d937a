import { startSimulator, until, type Running } from './start-simulator'

describe('the control API', () => {
  let running: Running
  let id: number
  beforeEach(async () => {
    running = await startSimulator()
    id = running.simulator.people.create().id
    running.simulator.people.start(id)
  })
  afterEach(() => running.close())

  const send = (text: string): Promise<unknown> => running.call('sendMessage', { chat_id: id, text })

  test('answers no other page', async () => {
    const url = `${running.origin}/api/people`
    const ask = async (headers: Record<string, string>): Promise<number> =>
      (await fetch(url, { headers })).status
    expect(await ask({})).toBe(200)
    expect(await ask({ origin: running.origin })).toBe(200)
    expect(await ask({ origin: 'https://evil.example' })).toBe(403)
    expect(await ask({ origin: 'null' })).toBe(403)
  })

  test('says in a sentence what to do about a wrong request', async () => {
    const { status, body } = await running.control('POST', `chats/${id}/say`, { text: 5 })
    expect([status, body]).toEqual([400, { error: { code: 'bad-input', message: 'Give "text" as text.' } }])
    expect((await running.control('POST', 'chats/1/say', { text: 'x' })).status).toBe(404)
    expect((await running.control('GET', `chats/${id}/say`)).status).toBe(405)
  })

  test('takes a file of a person and gives the bytes of any file', async () => {
    const form = new FormData()
    form.set('file', new Blob(['голос'], { type: 'audio/ogg' }), 'a.oga')
    form.set('as', 'voice')
    const said = await fetch(`${running.origin}/api/chats/${id}/file`, { method: 'POST', body: form })
    const { voice } = (await said.json()) as { voice: { file_id: string } }
    const shown = await fetch(`${running.origin}/api/files/${voice.file_id}`)
    expect([shown.headers.get('content-type'), await shown.text()]).toEqual(['audio/ogg', 'голос'])
    form.set('as', 'letter')
    const refused = await fetch(`${running.origin}/api/chats/${id}/file`, { method: 'POST', body: form })
    expect(refused.status).toBe(400)
  })

  test('tells of messages, forced replies and actions, and goes on after Last-Event-ID', async () => {
    const events: string[] = []
    running.simulator.onEvent((event) => events.push(event.type))
    await send('раз')
    await running.call('sendMessage', { chat_id: id, text: 'Кто?', reply_markup: { force_reply: true } })
    await running.call('sendChatAction', { chat_id: id, action: 'typing' })
    await until(() => events.includes('action'))
    expect(events).toEqual(['message', 'person', 'message', 'person', 'keyboard', 'action'])
    const first = await firstEvents(running.origin, {}, () => send('два'))
    expect(first).toContain('"text":"два"')
    const lastId = /id: (\S+)/.exec(first)![1]!
    await send('три')
    expect(await firstEvents(running.origin, { 'last-event-id': lastId })).toContain('"text":"три"')
    expect(await firstEvents(running.origin, { 'last-event-id': 'other-1' })).toContain('"type":"reset"')
  })
})

/** What the stream of events says first, once it says something. */
async function firstEvents(
  origin: string,
  headers: Record<string, string>,
  act?: () => unknown,
): Promise<string> {
  const hangUp = new AbortController()
  const answer = await fetch(`${origin}/api/events`, { headers, signal: hangUp.signal })
  await act?.()
  let text = ''
  for await (const chunk of answer.body!) {
    text += Buffer.from(chunk).toString()
    if (text.includes('data:')) break
  }
  hangUp.abort()
  return text
}
