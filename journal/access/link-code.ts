import { createHmac, randomInt } from 'node:crypto'

/** Signs of link codes: digits and letters that stand on Russian and Latin keyboards alike and are not mistaken. */
export const linkCodeAlphabet = '23456789ACEHKMPTX'

const length = 12
const group = 4

const lookAlikes: Readonly<Record<string, string>> = {
  А: 'A',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  Р: 'P',
  Т: 'T',
  Х: 'X',
  З: '3',
}

const separators = /[\s\p{Pd}\p{Cf}_.]/gu
const wellFormed = new RegExp(`^[${linkCodeAlphabet}]{${length}}$`)

/** Makes a code of twelve random signs, about 49 bits. */
export const generateLinkCode = (): string =>
  Array.from({ length }, () => linkCodeAlphabet[randomInt(linkCodeAlphabet.length)]).join('')

/** A code as people read it: `XXXX-XXXX-XXXX`. */
export const showLinkCode = (code: string): string =>
  [0, group, 2 * group].map((start) => code.slice(start, start + group)).join('-')

/**
 * Reads what somebody typed as a code: any case, spaces, dashes, and Cyrillic letters for the Latin ones they look like.
 * @returns the twelve signs, or null when the text cannot be a code
 */
export function readLinkCode(text: string): string | null {
  const signs = Array.from(text.replace(separators, '').toUpperCase(), (sign) => lookAlikes[sign] ?? sign)
  const code = signs.join('')
  return wellFormed.test(code) ? code : null
}

/** Three groups of four, or twelve in one piece, with nothing else of a word before or behind. */
const embedded =
  /(?<![\p{L}\d])[\p{L}\d]{4}[\s\p{Pd}_.]{0,3}[\p{L}\d]{4}[\s\p{Pd}_.]{0,3}[\p{L}\d]{4}(?![\p{L}\d])/gu

/** The first code in a text: the whole of it, or a code with a digit among other words. */
export function findLinkCode(text: string): string | null {
  const whole = readLinkCode(text)
  if (whole !== null) return whole
  const found = (text.match(embedded) ?? []).map(readLinkCode)
  return found.find((code) => code !== null && /\d/.test(code)) ?? null
}

/** The keyed hash under which a code is stored: HMAC-SHA256 of its twelve signs. */
export const hashLinkCode = (code: string, secretKey: Buffer): Buffer =>
  createHmac('sha256', secretKey).update(code).digest()
