import type { File as ApiFile, Message } from '@grammyjs/types'
import { png, startSimulator, token, type Answer, type Running } from './start-simulator'

describe('files of the simulator', () => {
  let running: Running
  let id: number
  beforeEach(async () => {
    running = await startSimulator()
    id = running.simulator.people.create().id
    running.simulator.people.start(id)
  })
  afterEach(() => running.close())

  const upload = async <T = Message>(
    method: string,
    fields: Record<string, string | Blob>,
  ): Promise<Answer<T>> => {
    const form = new FormData()
    form.set('chat_id', String(id))
    for (const [name, value] of Object.entries(fields)) {
      if (typeof value === 'string') form.set(name, value)
      else form.set(name, value, `${name}.bin`)
    }
    const url = `${running.origin}/botapi/bot${token}/${method}`
    return (await (await fetch(url, { method: 'POST', body: form })).json()) as Answer<T>
  }

  const download = async (fileId: string): Promise<Buffer> => {
    const { file_path } = (await running.call<ApiFile>('getFile', { file_id: fileId })).body.result
    const answer = await fetch(`${running.origin}/botapi/file/bot${token}/${file_path!}`)
    return Buffer.from(await answer.arrayBuffer())
  }

  test('a photo gets sizes, can be downloaded and sent again by its id', async () => {
    const picture = png(1000, 500)
    const { result } = await upload('sendPhoto', {
      photo: new Blob([new Uint8Array(picture)]),
      caption: 'Доска',
    })
    expect(result.photo!.map(({ width, height }) => [width, height])).toEqual([
      [90, 45],
      [320, 160],
      [800, 400],
      [1000, 500],
    ])
    expect(result.caption).toBe('Доска')
    const fileId = result.photo!.at(-1)!.file_id
    expect(await download(fileId)).toEqual(picture)
    const again = await running.call('sendPhoto', { chat_id: id, photo: fileId })
    expect(again.body.result.photo!.at(-1)!.file_id).toBe(fileId)
    const asDocument = await running.call('sendDocument', { chat_id: id, document: fileId })
    expect(asDocument.body.description).toBe("Bad Request: can't use file of type Photo as Document")
  })

  test('a document is attached by attach:// and keeps its name', async () => {
    const file = new Blob([new Uint8Array([1, 2, 3])], { type: 'application/pdf' })
    const { result } = await upload('sendDocument', { document: 'attach://расписание', расписание: file })
    expect(result.document).toMatchObject({
      file_name: 'расписание.bin',
      mime_type: 'application/pdf',
      file_size: 3,
    })
    expect(await download(result.document!.file_id)).toEqual(Buffer.from([1, 2, 3]))
    expect(running.simulator.calls().at(-2)!.verdict).toEqual([])
  })

  test('an album is two to ten messages of one group', async () => {
    const media = JSON.stringify([
      { type: 'photo', media: 'attach://a', caption: '<b>стр. 1</b>', parse_mode: 'HTML' },
      { type: 'photo', media: 'attach://b' },
    ])
    const files = { a: new Blob([new Uint8Array(png(50, 50))]), b: new Blob([new Uint8Array(png(60, 60))]) }
    const { result } = await upload<Message[]>('sendMediaGroup', { media, ...files })
    expect(result).toHaveLength(2)
    expect(new Set(result.map(({ media_group_id }) => media_group_id)).size).toBe(1)
    expect(result[0]).toMatchObject({
      caption: 'стр. 1',
      caption_entities: [{ type: 'bold', offset: 0, length: 6 }],
    })
  })

  test.each([
    ['sendPhoto', {}, 'Bad Request: there is no photo in the request'],
    ['sendDocument', { document: 'нет-такого' }, 'Bad Request: wrong file identifier/HTTP URL specified'],
    [
      'sendPhoto',
      { photo: 'https://school.ru/a.png' },
      'Bad Request: failed to get HTTP URL content (the simulator downloads nothing: upload the file)',
    ],
    [
      'sendPhoto',
      { photo: new Blob(['not a picture, but some text of fair length']) },
      'Bad Request: IMAGE_PROCESS_FAILED',
    ],
    ['sendDocument', { document: new Blob([]) }, 'Bad Request: file must be non-empty'],
  ])('%s refuses %j', async (method, fields: Record<string, string | Blob>, description) => {
    expect(await upload(method, fields)).toEqual({ ok: false, error_code: 400, description })
  })

  test('files of people reach the bot, and the page gets the bytes of any file', async () => {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(png(200, 100))], { type: 'image/png' }), 'дз.png')
    form.set('as', 'photo')
    form.set('caption', '/hw дз')
    const said = await fetch(`${running.origin}/api/chats/${id}/file`, { method: 'POST', body: form })
    const { photo } = (await said.json()) as Message
    const [update] = await running.updates({ offset: -1 })
    expect(update!.message).toMatchObject({ caption: '/hw дз', caption_entities: [{ type: 'bot_command' }] })
    expect(await download(photo!.at(-1)!.file_id)).toHaveLength(64)
    const shown = await fetch(`${running.origin}/api/files/${photo!.at(-1)!.file_id}`)
    expect(shown.headers.get('content-type')).toBe('image/png')
  })
})
