import { createHmac } from 'node:crypto'

/** The bot's number at the messenger: the part of its token before the colon. */
export const botNumber = (token: string): string => token.split(':', 1)[0] ?? ''

/** The simulator's token; nobody guesses it, so that no page in a browser can call the demo's Bot API. */
export const demoToken = (secretKey: Buffer): string =>
  `1000000001:${createHmac('sha256', secretKey).update('demo token').digest('base64url').slice(0, 35)}`

/** What Telegram proves itself with at the webhook when no secret was set. */
export const webhookSecretOf = (token: string): string =>
  createHmac('sha256', token).update('webhook').digest('hex')
