import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSimulator, png } from './start-simulator'

describe('the simulator’s state', () => {
  let folder: string
  let storageFile: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'simulator-'))
    storageFile = join(folder, 'state.log')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('ids, messages, waiting updates, menus and files survive a restart', async () => {
    const before = await startSimulator({ storageFile })
    const { people } = before.simulator
    const { id } = people.create({ firstName: 'Ольга' })
    people.start(id)
    const sent = (await before.call('sendMessage', { chat_id: id, text: 'раз' })).body.result
    await before.call('setMyCommands', { commands: [{ command: 'marks', description: 'Оценки' }] })
    const file = { name: 'a.png', mimeType: 'image/png', bytes: png(10, 10) }
    const photo = people.sendFile(id, { file, as: 'photo' }).photo!.at(-1)!.file_id
    const waiting = await before.updates()
    await before.close()

    const after = await startSimulator({ storageFile })
    expect(after.simulator.people.chat(id).messages.map(({ text }) => text)).toEqual([
      '/start',
      'раз',
      undefined,
    ])
    expect(after.simulator.people.chat(id).commands).toHaveLength(1)
    expect(await after.updates()).toEqual(waiting)
    const next = (await after.call('sendMessage', { chat_id: id, text: 'два' })).body.result
    expect(next.message_id).toBe(sent.message_id + 2)
    expect(after.simulator.people.create().id).toBe(id + 1)
    after.simulator.people.say(id, 'ещё')
    expect((await after.updates()).at(-1)!.update_id).toBe(waiting.at(-1)!.update_id + 1)
    const bytes = await fetch(`${after.origin}/api/files/${photo}`)
    expect(Buffer.from(await bytes.arrayBuffer())).toEqual(file.bytes)
    await after.close()
  })

  test('what was answered is in the file at once, and a torn last line loses nothing else', async () => {
    const before = await startSimulator({ storageFile })
    const { id } = before.simulator.people.create()
    before.simulator.people.start(id)
    const texts = Array.from({ length: 20 }, (_, index) => `сказано ${index}`)
    await Promise.all(texts.map((text) => before.call('sendMessage', { chat_id: id, text })))
    // As after a kill: the file as it is now, without closing, with half a line at its end.
    const killed = join(folder, 'killed.log')
    appendFileSync(killed, readFileSync(storageFile))
    appendFileSync(killed, '{"t":"message","k":"1:2","v":{"mess')
    await before.close()
    const after = await startSimulator({ storageFile: killed })
    const kept = after.simulator.people.chat(id).messages.map(({ text }) => text)
    expect(new Set(kept)).toEqual(new Set(['/start', ...texts]))
    await after.close()
  })
})
