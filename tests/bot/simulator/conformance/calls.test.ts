import type { Message } from '@grammyjs/types'
import { startSimulator, png, token, type Running } from '../start-simulator'
import { byEachDriver } from './by-each-driver'
import { Upload } from './driver'

const button = (fields: object): object => ({ reply_markup: { inline_keyboard: [[fields]] } })

byEachDriver('every call is held against the Bot API', (site) => {
  test('an unknown method is not found', async () => {
    expect(await site.refusal('getNothing')).toBe('404 Not Found: method not found')
  })

  test('a method the simulator has not built is refused, not pretended', async () => {
    expect(await site.refusal('createNewStickerSet', { user_id: 1 })).toMatch(/^501 Not Implemented/)
  })

  test('unknown fields, wrong types and missing fields are in the verdict at any depth, and strict mode refuses', async () => {
    const odd = {
      chat_id: site.id,
      text: 'x',
      txt: 1,
      ...button({ text: 'a', callback_data: 'a', hide: false }),
    }
    expect((await site.call('sendMessage', odd)).ok).toBe(true)
    expect((await site.call('sendMessage', { ...odd, disable_notification: 'нет' })).ok).toBe(true)
    await site.call('sendChatAction', { chat_id: site.id })
    expect(site.running.simulator.calls().map(({ verdict }) => verdict)).toEqual([
      [
        'sendMessage.txt: unknown field',
        'sendMessage.reply_markup.inline_keyboard[0][0].hide: unknown field',
      ],
      [
        'sendMessage.txt: unknown field',
        'sendMessage.reply_markup.inline_keyboard[0][0].hide: unknown field',
        'sendMessage.disable_notification: must be Boolean',
      ],
      ['sendChatAction.action: required'],
    ])
    site.running.simulator.setStrict(true)
    expect((await site.call('sendMessage', odd)).description).toContain('txt: unknown field')
  })

  test.each([
    ['sendMessage', { text: '' }, 'message text is empty'],
    ['sendMessage', { text: '   ' }, 'text must be non-empty'],
    ['sendMessage', { text: 'x', chat_id: 12345 }, 'chat not found'],
    ['sendMessage', { text: 'x', chat_id: '' }, 'chat_id is empty'],
    ['sendMessage', { text: 'x', parse_mode: 'BBCode' }, 'unsupported parse_mode'],
    ['sendMessage', { text: 'x', reply_markup: 'x' }, "can't parse reply keyboard markup JSON object"],
    [
      'sendMessage',
      { text: 'x', reply_markup: { inline_keyboard: [{}] } },
      'field "inline_keyboard" must be an Array of Arrays',
    ],
    ['sendMessage', { text: 'x', reply_parameters: { message_id: 999 } }, 'message to be replied not found'],
    ['sendChatAction', { action: 'dancing' }, 'wrong parameter action in request'],
    ['sendContact', { phone_number: '+7' }, 'parameter "first_name" is required'],
    ['sendLocation', { longitude: 1 }, 'latitude is empty'],
    ['editMessageText', { text: 'x' }, 'message identifier is not specified'],
    ['deleteMessages', { message_ids: [] }, 'message identifiers are not specified'],
    ['getFile', { file_id: 'нет' }, 'invalid file_id'],
    [
      'answerCallbackQuery',
      { callback_query_id: '1' },
      'query is too old and response timeout expired or query ID is invalid',
    ],
  ])('%s refuses %j with Telegram’s words', async (method, params, detail) => {
    expect(await site.refusal(method, params)).toBe(`400 Bad Request: ${detail}`)
  })

  test('a text has 4096 signs after parsing, whatever the markup adds', async () => {
    const message = await site.send(`<b>${'я'.repeat(4096)}</b>`, { parse_mode: 'HTML' })
    expect(message.text).toHaveLength(4096)
    expect(await site.refusal('sendMessage', { text: 'я'.repeat(4097) })).toBe(
      '400 Bad Request: message is too long',
    )
  })

  test('a caption has 1024 signs after parsing', async () => {
    const photo = new Upload(png(20, 20), 'a.png')
    const caption = `<i>${'я'.repeat(1024)}</i>`
    const sent = await site.upload('sendPhoto', { photo, caption, parse_mode: 'HTML' })
    expect(sent.result.caption).toHaveLength(1024)
    expect((await site.upload('sendPhoto', { photo, caption: 'я'.repeat(1025) })).description).toBe(
      'Bad Request: message caption is too long',
    )
  })

  test('callback_data has 64 bytes, not signs', async () => {
    await site.send('x', button({ text: 'a', callback_data: 'я'.repeat(32) }))
    expect(
      await site.refusal('sendMessage', {
        text: 'x',
        ...button({ text: 'a', callback_data: 'я'.repeat(33) }),
      }),
    ).toBe('400 Bad Request: BUTTON_DATA_INVALID')
  })

  // Documented, not measured: where exactly Telegram draws the line of «too long».
  test('a keyboard has at most 100 buttons', async () => {
    const row = Array.from({ length: 101 }, () => ({ text: 'a', callback_data: 'a' }))
    expect(await site.refusal('sendMessage', { text: 'x', reply_markup: { inline_keyboard: [row] } })).toBe(
      '400 Bad Request: reply markup is too long',
    )
  })

  test('uploads stand in the call log as attached files', async () => {
    await site.upload('sendDocument', { document: new Upload(Buffer.from('x'), 'a.txt'), caption: 'табель' })
    const [call] = site.running.simulator.calls()
    expect(call).toMatchObject({ verdict: [], params: { caption: 'табель' } })
    expect(call!.params['document']).toMatch(/^attach:\/\//)
  })
})

describe('requests of any form', () => {
  let running: Running
  let id: number
  let url: string
  beforeEach(async () => {
    running = await startSimulator()
    id = running.simulator.people.create().id
    running.simulator.people.start(id)
    url = `${running.origin}/botapi/bot${token}`
  })
  afterEach(() => running.close())

  test('the address, a form, a multipart form and JSON say the same, in any case of the method’s name', async () => {
    const keyboard = '{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}'
    const fields = { chat_id: String(id), text: 'раз', protect_content: 'true', reply_markup: keyboard }
    const multipart = new FormData()
    for (const [name, value] of Object.entries(fields)) multipart.set(name, value)
    const json = JSON.stringify({
      chat_id: id,
      text: 'раз',
      protect_content: true,
      reply_markup: JSON.parse(keyboard),
    })
    const headers = { 'content-type': 'application/json' }
    const answers = await Promise.all([
      fetch(`${url}/SENDmessage?${new URLSearchParams(fields).toString()}`),
      fetch(`${url}/sendMessage`, { method: 'POST', body: new URLSearchParams(fields) }),
      fetch(`${url}/sendMessage`, { method: 'POST', body: multipart }),
      fetch(`${url}/sendMessage`, { method: 'POST', headers, body: json }),
    ])
    const results = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { result: Message }).result),
    )
    for (const { text, has_protected_content, reply_markup } of results) {
      expect([text, has_protected_content, reply_markup]).toEqual(['раз', true, JSON.parse(keyboard)])
    }
    expect(running.simulator.calls().flatMap(({ verdict }) => verdict)).toEqual([])
  })

  test('a file under the field’s own name is logged as attached there', async () => {
    const form = new FormData()
    form.set('chat_id', String(id))
    form.set('document', new Blob(['x']), 'a.txt')
    await fetch(`${url}/sendDocument`, { method: 'POST', body: form })
    expect(running.simulator.calls()[0]).toMatchObject({
      params: { chat_id: id, document: 'attach://document' },
      verdict: [],
    })
  })

  // Documented, not measured: Telegram words a broken body by where it broke; here there are two sentences.
  test.each([
    ['[1]', 'Bad Request: JSON object expected'],
    ['{"a":', "Bad Request: can't parse parameter value: not JSON"],
  ])('the body %s is refused', async (body, description) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${url}/getMe`, { method: 'POST', headers, body })
    expect(await answer.json()).toEqual({ ok: false, error_code: 400, description })
  })

  test.each([
    ['1:wrong', 401, 'Unauthorized'],
    ['wrong', 401, 'Unauthorized: invalid token specified'],
  ])('the token %s is refused', async (wrong, status, description) => {
    const answer = await fetch(`${running.origin}/botapi/bot${wrong}/getMe`)
    expect([answer.status, await answer.json()]).toEqual([
      status,
      { ok: false, error_code: status, description },
    ])
  })
})
