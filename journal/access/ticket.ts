import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ChannelUser } from '../actor'
import type { LinkCodeId } from '../ids'

/** How long a person may read the consent before the code has to be sent again. */
export const ticketMinutes = 60

const seal = (payload: string, secretKey: Buffer): Buffer =>
  createHmac('sha256', secretKey).update(`ticket:${payload}`).digest()

const payloadOf = (codeId: LinkCodeId, { channel, externalUserId }: ChannelUser, expires: number): string =>
  [codeId, channel, externalUserId, expires.toString(36)].join(':')

/** Signs that this user presented this code; stands for the code on the next screens, so that it is kept nowhere. */
export function signTicket(codeId: LinkCodeId, user: ChannelUser, now: Date, secretKey: Buffer): string {
  const expires = now.getTime() + ticketMinutes * 60_000
  const mac = seal(payloadOf(codeId, user, expires), secretKey).toString('base64url')
  return `${codeId}.${expires.toString(36)}.${mac}`
}

/** The code a ticket stands for, or null when it is forged, somebody else's or too old. */
export function readTicket(
  ticket: string,
  user: ChannelUser,
  now: Date,
  secretKey: Buffer,
): LinkCodeId | null {
  const [codeId = '', expiry = '', mac = ''] = ticket.split('.')
  const expires = Number.parseInt(expiry, 36)
  if (!/^[1-9]\d{0,17}$/.test(codeId) || !(expires > now.getTime())) return null
  const expected = seal(payloadOf(codeId, user, expires), secretKey)
  const given = Buffer.from(mac, 'base64url')
  return given.length === expected.length && timingSafeEqual(given, expected) ? codeId : null
}
