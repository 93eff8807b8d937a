import type { FieldProblem } from './errors'

/** What no text column and no JSON of the database takes: the character zero and halves of surrogate pairs. */
const unstorable = /[\0\p{Cs}]/u

const message = 'holds a character that cannot be stored; remove it'

const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype

/** The fields of an input whose text cannot be stored, however deep. */
export function unstorableFields(value: unknown, path = ''): FieldProblem[] {
  if (typeof value === 'string') return unstorable.test(value) ? [{ path, message }] : []
  if (typeof value !== 'object' || value === null) return []
  if (!Array.isArray(value) && !isPlain(value)) return []
  return Object.entries(value).flatMap(([name, part]) => [
    ...(unstorable.test(name) ? [{ path, message }] : []),
    ...unstorableFields(part, path ? `${path}.${name}` : name),
  ])
}
