import { Agent, request } from 'node:http'
import { settings, token } from './listen'

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

/** Sends a message as plainly as Node can, and waits for the answer. */
export function sendMessage(chatId: number, text: string): Promise<void> {
  const body = JSON.stringify({ chat_id: chatId, text })
  return new Promise((resolve, reject) => {
    const req = request(
      {
        port: settings.telegramPort,
        host: '127.0.0.1',
        agent,
        method: 'POST',
        path: `/bot${token}/sendMessage`,
        headers: { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
      },
      (res) => {
        const chunks: Buffer[] = []
        res.on('data', (chunk: Buffer) => chunks.push(chunk))
        res.on('end', () => {
          JSON.parse(Buffer.concat(chunks).toString())
          resolve()
        })
      },
    )
    req.on('error', reject)
    req.end(body)
  })
}
