import { createServer, type Server } from 'node:net'

const answerWith = (result: unknown): Buffer => {
  const body = JSON.stringify({ ok: true, result })
  return Buffer.from(
    `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: keep-alive\r\n\r\n${body}`,
  )
}

const message = answerWith({
  message_id: 1,
  date: 1_700_000_000,
  chat: { id: 1, type: 'private', first_name: 'A' },
  text: 'ok',
})
const others: Readonly<Record<string, Buffer>> = {
  getMe: answerWith({ id: 1, is_bot: true, first_name: 'Bench', username: 'bench_bot' }),
  setWebhook: answerWith(true),
  deleteWebhook: answerWith(true),
  setMyCommands: answerWith(true),
  deleteMyCommands: answerWith(true),
  setChatMenuButton: answerWith(true),
}

const headerEnd = Buffer.from('\r\n\r\n')

interface Request {
  readonly length: number
  readonly answer: Buffer
}

/** The first whole request in `data`, or null while it is not all there. */
const firstRequest = (data: Buffer): Request | null => {
  const end = data.indexOf(headerEnd)
  if (end < 0) return null
  const head = data.toString('latin1', 0, end)
  const length = end + headerEnd.length + Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
  if (data.length < length) return null
  const method = head.slice(head.lastIndexOf('/', head.indexOf(' HTTP/')) + 1, head.indexOf(' HTTP/'))
  return { length, answer: others[method] ?? message }
}

/** A Bot API that says ok to everything at the least possible cost, so that it is never what is measured. */
export function startFakeTelegram(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer({ noDelay: true }, (socket) => {
    let buffered: Buffer = Buffer.alloc(0)
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk: Buffer) => {
      buffered = buffered.length > 0 ? Buffer.concat([buffered, chunk]) : chunk
      for (let request = firstRequest(buffered); request; request = firstRequest(buffered)) {
        buffered = buffered.subarray(request.length)
        socket.write(request.answer)
      }
    })
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (typeof address === 'object' && address) resolve({ server, port: address.port })
    })
  })
}
