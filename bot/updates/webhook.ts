import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Update } from 'telegraf/types'
import type { TelegramClient } from '../telegram-client'

/** The path below the program's public address. */
export const webhookPath = '/telegram/webhook'

/** The updates the bot understands; others are not even sent. */
export const allowedUpdates = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const

export interface WebhookOptions {
  readonly secret: string
  readonly handleUpdate: (update: Update) => Promise<'done' | 'later'>
  /** Seconds after which Telegram should try again while the store is away; 5 by default. */
  readonly retryAfter?: number
}

/** Takes a request that is Telegram's and answers whether it was one; anything else is the caller's. */
export type WebhookHandler = (request: IncomingMessage, response: ServerResponse) => boolean

const maxBytes = 1_048_576
const secretHeader = 'x-telegram-bot-api-secret-token'

/** The whole body; null when it is too big. */
const read = (request: IncomingMessage): Promise<Buffer | null> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= maxBytes) chunks.push(chunk)
      else resolve(null)
    })
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] ?? null) : Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => {
      if (!request.complete) reject(new Error('the connection was closed'))
    })
  })

const parse = (body: Buffer): Update | null => {
  try {
    const update = JSON.parse(body.toString('utf8')) as Update | null
    return typeof update === 'object' && Number.isSafeInteger(update?.update_id) ? update : null
  } catch {
    return null
  }
}

const answer = (response: ServerResponse, status: number, headers: Readonly<Record<string, string>> = {}) => {
  if (response.headersSent) return
  response.writeHead(status, { 'content-length': '0', ...headers })
  response.end()
}

/**
 * Makes the webhook's handler for `node:http`, to stand in front of everything else.
 * 200 only when the update's work is safe; 503 with Retry-After sends it again.
 */
export function createWebhook({ secret, handleUpdate, retryAfter = 5 }: WebhookOptions): WebhookHandler {
  const expected = Buffer.from(secret)

  const knows = ({ headers }: IncomingMessage): boolean => {
    const given = headers[secretHeader]
    if (typeof given !== 'string') return false
    const bytes = Buffer.from(given)
    return bytes.length === expected.length && timingSafeEqual(bytes, expected)
  }

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await read(request)
    const update = body && parse(body)
    if (body === null) answer(response, 413, { connection: 'close' })
    else if (!update) answer(response, 400)
    else if ((await handleUpdate(update)) === 'done') answer(response, 200)
    else answer(response, 503, { 'retry-after': String(retryAfter) })
  }

  return (request, response) => {
    const { url = '', method, headers } = request
    if (url !== webhookPath && !url.startsWith(`${webhookPath}?`)) return false
    if (method !== 'POST') answer(response, 405, { allow: 'POST' })
    else if (!knows(request)) answer(response, 401, { connection: 'close' })
    else if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) answer(response, 415)
    else serve(request, response).catch(() => answer(response, 503, { 'retry-after': String(retryAfter) }))
    return true
  }
}

/** Tells Telegram where the webhook is. */
export async function registerWebhook(
  client: TelegramClient,
  publicUrl: string,
  secret: string,
): Promise<void> {
  await client.call('setWebhook', {
    url: `${publicUrl.replace(/\/+$/, '')}${webhookPath}`,
    secret_token: secret,
    allowed_updates: allowedUpdates,
    max_connections: 100,
  })
}
