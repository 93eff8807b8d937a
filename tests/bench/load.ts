import { connect, type Socket } from 'node:net'

/** A load of requests over keep-alive connections, each sent when the one before was answered. */
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

/** Opens one connection and answers it once it is there; `onAnswer` gets each status. */
const open = (port: number, onAnswer: (status: string) => void, onError: (error: Error) => void) =>
  new Promise<Socket>((resolve) => {
    let buffered: Buffer = Buffer.alloc(0)
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket))
    socket.on('error', onError)
    socket.on('close', () => onError(new Error('The server closed a connection')))
    socket.on('data', (chunk: Buffer) => {
      buffered = buffered.length > 0 ? Buffer.concat([buffered, chunk]) : chunk
      const length = responseLength(buffered)
      if (length === 0) return
      const status = buffered.toString('latin1', 9, 12)
      buffered = buffered.subarray(length)
      onAnswer(status)
    })
  })

/**
 * Runs the load and answers how many requests a second were answered with 200. It ends when the last one under way is
 * answered, so that nothing of it disturbs what follows.
 * @throws when a connection breaks or an answer is not 200: such a figure would mean nothing
 */
export async function runLoad({ port, connections, seconds, nextRequest }: LoadOptions): Promise<number> {
  const sockets: Socket[] = []
  let answered = 0
  let underWay = connections
  let isOver = false
  try {
    return await new Promise<number>((resolve, reject) => {
      let rate = 0
      const started = performance.now()
      setTimeout(() => {
        isOver = true
        rate = answered / ((performance.now() - started) / 1000)
      }, seconds * 1000)
      const begin = async () => {
        const socket = await open(
          port,
          (status) => {
            if (status !== '200') {
              reject(new Error(`The server answered ${status} instead of 200`))
              return
            }
            answered++
            if (!isOver) socket.write(nextRequest())
            else if (--underWay === 0) resolve(rate)
          },
          reject,
        )
        sockets.push(socket)
        socket.write(nextRequest())
      }
      for (let i = 0; i < connections; i++) begin().catch(reject)
    })
  } finally {
    for (const socket of sockets) socket.removeAllListeners('close').destroy()
  }
}
