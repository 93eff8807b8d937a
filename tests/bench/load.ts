import { connect, type Socket } from 'node:net'

/** A load of equal requests over keep-alive connections, each sent when the one before was answered. */
export interface LoadOptions {
  readonly port: number
  readonly connections: number
  readonly seconds: number
  /** The whole request as bytes; called once a request. */
  readonly nextRequest: () => Buffer
}

const headerEnd = Buffer.from('\r\n\r\n')

/** How many bytes the first whole response in `data` has, or 0 while it is not all there. */
const responseLength = (data: Buffer): number => {
  const end = data.indexOf(headerEnd)
  if (end < 0) return 0
  const head = data.toString('latin1', 0, end)
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
  const total = end + headerEnd.length + length
  return data.length >= total ? total : 0
}

const startWorker = (options: LoadOptions, onAnswer: (ok: boolean) => void): Socket => {
  let buffered = Buffer.alloc(0)
  const socket = connect({ port: options.port, host: '127.0.0.1', noDelay: true }, () => {
    socket.write(options.nextRequest())
  })
  socket.on('data', (chunk: Buffer) => {
    buffered = buffered.length > 0 ? Buffer.concat([buffered, chunk]) : chunk
    const length = responseLength(buffered)
    if (length === 0) return
    onAnswer(buffered.toString('latin1', 9, 12) === '200')
    buffered = buffered.subarray(length)
    socket.write(options.nextRequest())
  })
  return socket
}

/**
 * Runs the load and answers how many requests a second were answered with 200.
 * @throws when a connection breaks or an answer is not 200: such a figure would mean nothing
 */
export async function runLoad(options: LoadOptions): Promise<number> {
  let answered = 0
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const sockets: Socket[] = []
    const end = () => sockets.forEach((socket) => socket.destroy())
    const fail = (error: Error) => {
      end()
      reject(error)
    }
    for (let i = 0; i < options.connections; i++) {
      const socket = startWorker(options, (ok) => {
        if (ok) answered++
        else fail(new Error('The server answered something else than 200'))
      })
      socket.on('error', fail)
      sockets.push(socket)
    }
    setTimeout(() => {
      end()
      resolve(answered / ((performance.now() - started) / 1000))
    }, options.seconds * 1000)
  })
}

/** A webhook request with one update as Telegram sends it. */
export function webhookRequest(path: string, secret: string, update: unknown): Buffer {
  const body = JSON.stringify(update)
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n` +
      `X-Telegram-Bot-Api-Secret-Token: ${secret}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}
