import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** Where a benchmarked server finds the other side. */
export const settings = {
  telegramPort: Number(process.env['BENCH_TELEGRAM_PORT']),
  databaseUrl: process.env['BENCH_DATABASE_URL'] ?? '',
  now: new Date(process.env['BENCH_NOW'] ?? '2026-11-20T12:00:00Z'),
}

/** Serves on a free port and tells the benchmark which; ends when the benchmark does. */
export function listen(handle: (req: IncomingMessage, res: ServerResponse) => void): void {
  const server = createServer({ noDelay: true }, handle)
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (typeof address === 'object' && address) process.send?.({ port: address.port })
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
