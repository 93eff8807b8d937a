import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What a benchmarked server is told. */
export interface ServerSettings {
  readonly telegramPort: number
  /** Absent where there is no database. */
  readonly databaseUrl?: string
  readonly botId?: string
  /** The instant at which its clock stands. */
  readonly now?: string
  /** A file with the reads of every person, for the bare server. */
  readonly readsFile?: string
  /** Where the simulator keeps its state; in memory when absent. */
  readonly storageFile?: string
}

export const settings = JSON.parse(process.env['BENCH_SETTINGS'] ?? '{}') as ServerSettings

/** A token that no Telegram knows. */
export const token = '1:benchmark-benchmark'

/** Serves on a free port, tells the benchmark which, and ends when the benchmark does. */
export function listen(handle: (req: IncomingMessage, res: ServerResponse) => void): void {
  const server = createServer({ noDelay: true }, handle)
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (typeof address === 'object' && address) process.send?.({ port: address.port })
  })
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.({ cpuMs: (user + system) / 1000 })
  })
  process.on('disconnect', () => process.exit(0))
}

/** The whole body of a request. */
export const bodyOf = (req: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => resolve(Buffer.concat(chunks)))
    req.on('error', reject)
  })
