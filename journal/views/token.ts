import { createHmac, randomBytes } from 'node:crypto'

const tokenBytes = 24

/** A new token of a one-time page: 192 random bits, safe in an address. */
export const newToken = (): string => randomBytes(tokenBytes).toString('base64url')

/** The keyed hash under which a token is stored. */
export const tokenHash = (secretKey: Buffer, token: string): Buffer =>
  createHmac('sha256', secretKey).update(`view:${token}`).digest()
