import { createServer, type Server } from 'node:net'

const message = JSON.stringify({
  ok: true,
  result: {
    message_id: 1,
    date: 1_700_000_000,
    chat: { id: 1, type: 'private', first_name: 'A' },
    text: 'ok',
  },
})
const answer = Buffer.from(
  `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${message.length}\r\nConnection: keep-alive\r\n\r\n${message}`,
)
const headerEnd = Buffer.from('\r\n\r\n')

const requestLength = (data: Buffer): number => {
  const end = data.indexOf(headerEnd)
  if (end < 0) return 0
  const head = data.toString('latin1', 0, end)
  const total = end + headerEnd.length + Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
  return data.length >= total ? total : 0
}

/** A Bot API that says ok to everything at the least possible cost, so that it is never what is measured. */
export function startFakeTelegram(port: number): Promise<Server> {
  const server = createServer({ noDelay: true }, (socket) => {
    let buffered = Buffer.alloc(0)
    socket.on('error', () => socket.destroy())
    socket.on('data', (chunk: Buffer) => {
      buffered = buffered.length > 0 ? Buffer.concat([buffered, chunk]) : chunk
      for (let length = requestLength(buffered); length > 0; length = requestLength(buffered)) {
        buffered = buffered.subarray(length)
        socket.write(answer)
      }
    })
  })
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      resolve(server)
    })
  })
}
