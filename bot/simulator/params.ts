import { badRequest } from './api-error'
import type { Method } from './bot-api-schema'
import type { UploadedFile } from './records'

const isText = (types: string[]): boolean =>
  types.every((type) => type === 'String' || type === 'InputFile' || type.startsWith('='))

/**
 * Turns the strings of forms and addresses into what the method's fields are (numbers, booleans, JSON),
 * leaving everything else as it came, so that the check sees what a JSON caller really sent.
 */
export function readValues(method: Method, values: Record<string, unknown>): Record<string, unknown> {
  const read: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    // Telegraf repeats the method's name in forms; Telegram takes no notice of it.
    if (name === 'method') continue
    const types = method.fields.get(name)?.types
    read[name] =
      typeof value === 'string' && types !== undefined && !isText(types) ? readText(value, types) : value
  }
  return read
}

function readText(text: string, types: string[]): unknown {
  if (types.includes('Integer') && /^-?\d{1,16}$/.test(text)) return Number(text)
  if (types.includes('Float') && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text)
  if (types.includes('Boolean')) {
    if (/^(true|1|yes|t|y)$/i.test(text)) return true
    if (/^(false|0|no|f|n)?$/i.test(text)) return false
  }
  if (/^\s*[[{]/.test(text)) {
    try {
      return JSON.parse(text)
    } catch {
      return text
    }
  }
  return text
}

/** A call's fields, read as leniently as Telegram reads them. */
export class Params {
  constructor(
    readonly values: Record<string, unknown>,
    readonly files: ReadonlyMap<string, UploadedFile>,
  ) {}

  has(name: string): boolean {
    const value = this.values[name]
    return value !== undefined && value !== '' && value !== null
  }

  /** The text of a field; numbers and booleans become text, as they do at Telegram. */
  string(name: string): string | undefined {
    const value = this.values[name]
    if (typeof value === 'string') return value
    if (typeof value === 'number' || typeof value === 'boolean') return String(value)
    return undefined
  }

  /** The text of a field that may not be empty. */
  requiredString(name: string): string {
    const value = this.string(name)
    if (value === undefined || value === '') throw badRequest(`parameter "${name}" is required`)
    return value
  }

  integer(name: string): number | undefined {
    const value = this.values[name]
    const number = typeof value === 'string' ? Number.parseInt(value, 10) : value
    return typeof number === 'number' && Number.isInteger(number) ? number : undefined
  }

  boolean(name: string): boolean | undefined {
    const value = this.values[name]
    if (typeof value === 'boolean') return value
    if (value === 'true' || value === 1 || value === '1') return true
    return value === undefined ? undefined : false
  }

  /** An object or an array; text that is not JSON is refused with the words Telegram uses of `what`. */
  json(name: string, what: string): unknown {
    const value = this.values[name]
    if (value === undefined || value === '' || value === null) return undefined
    if (typeof value !== 'object') throw badRequest(`can't parse ${what} JSON object`)
    return value
  }
}
