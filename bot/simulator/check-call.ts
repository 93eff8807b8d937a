import { findType, type Field, type Method } from './bot-api-schema'
import type { UploadedFile } from './records'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Says what of a call Telegram would refuse, misread or ignore without a word: unknown fields, missing ones,
 * wrong types, at any depth. Values must have been through `readValues`.
 */
export function checkCall(
  method: Method,
  values: Record<string, unknown>,
  files: ReadonlyMap<string, UploadedFile>,
): string[] {
  const verdict = checkFields(method.fields, withFiles(method, values, files), method.name)
  if (files.size === 0) return verdict
  const attached = JSON.stringify(values)
  for (const name of files.keys()) {
    if (!method.fields.has(name) && !attached.includes(`attach://${name}`)) {
      verdict.push(`${method.name}: the uploaded file "${name}" is not used by any field`)
    }
  }
  return verdict
}

/** The fields of a call with `attach://<field>` where a file was uploaded under the field's own name. */
export function withFiles(
  method: Method,
  values: Record<string, unknown>,
  files: ReadonlyMap<string, UploadedFile>,
): Record<string, unknown> {
  if (files.size === 0) return values
  const all = { ...values }
  for (const name of files.keys()) if (method.fields.has(name)) all[name] = `attach://${name}`
  return all
}

function checkFields(fields: Map<string, Field>, value: Record<string, unknown>, at: string): string[] {
  const verdict: string[] = []
  for (const [name, part] of Object.entries(value)) {
    if (part === undefined || part === null) continue
    const field = fields.get(name)
    if (field === undefined) verdict.push(`${at}.${name}: unknown field`)
    else verdict.push(...checkValue(part, field.types, `${at}.${name}`))
  }
  for (const field of fields.values()) {
    if (field.required && (value[field.name] === undefined || value[field.name] === null)) {
      verdict.push(`${at}.${field.name}: required`)
    }
  }
  return verdict
}

function checkValue(value: unknown, types: string[], at: string): string[] {
  let best: string[] | undefined
  for (const type of types) {
    const verdict = checkType(value, type, at)
    if (verdict.length === 0) return verdict
    if (best === undefined || verdict.length < best.length) best = verdict
  }
  return best ?? []
}

const simple = new Map<string, (value: unknown) => boolean>([
  ['String', (value) => typeof value === 'string'],
  ['Integer', (value) => Number.isInteger(value)],
  ['Float', (value) => typeof value === 'number'],
  ['Boolean', (value) => typeof value === 'boolean'],
  ['True', (value) => value === true],
  ['InputFile', (value) => typeof value === 'string'],
])

function checkType(value: unknown, type: string, at: string): string[] {
  if (type.startsWith('=')) return value === type.slice(1) ? [] : [`${at}: must be "${type.slice(1)}"`]
  if (type.startsWith('[]')) {
    if (!Array.isArray(value)) return [`${at}: must be an array`]
    return value.flatMap((item, index) => checkValue(item, [type.slice(2)], `${at}[${index}]`))
  }
  const test = simple.get(type)
  if (test !== undefined) return test(value) ? [] : [`${at}: must be ${type}`]
  const object = findType(type)
  if (object === undefined) return [`${at}: unknown type ${type}`]
  if ('choice' in object) return checkValue(value, object.choice, at)
  if (!isObject(value)) return [`${at}: must be an object ${type}`]
  return checkFields(object.fields, value, at)
}
