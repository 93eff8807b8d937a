import { addDays, daysBetween } from '../../journal/clock'

/** A field of callback data: an id, an id or nothing, a day, a small whole number, or one of a few words. */
type Field = 'id' | 'id?' | 'day' | 'int' | readonly string[]

type ValueOf<F extends Field> = F extends 'id' | 'day'
  ? string
  : F extends 'id?'
    ? string | null
    : F extends 'int'
      ? number
      : F extends readonly (infer Word)[]
        ? Word
        : never

type Shape = Readonly<Record<string, Field>>
type ValuesOf<S extends Shape> = { readonly [K in keyof S]: ValueOf<S[K]> }
type Actions = Readonly<Record<string, Shape>>

/** A press as its feature reads it. */
export type Press<A extends Actions> = {
  readonly [K in keyof A]: { readonly action: K } & ValuesOf<A[K]>
}[keyof A]

const epoch = '2020-01-01'
const maxBytes = 64

const encodeField = (field: Field, value: unknown): string => {
  if (typeof field !== 'string') return field.indexOf(value as string).toString(36)
  if (field === 'day') return daysBetween(epoch, value as string).toString(36)
  if (value === null) return ''
  return BigInt(value as string | number).toString(36)
}

const decimal = (text: string): string => {
  let value = 0n
  for (const sign of text) value = value * 36n + BigInt(Number.parseInt(sign, 36))
  return value.toString()
}

const decodeField = (field: Field, text: string): unknown => {
  if (text === '') return field === 'id?' ? null : undefined
  if (!/^[0-9a-z]{1,13}$/.test(text)) return undefined
  if (typeof field !== 'string') return field[Number.parseInt(text, 36)]
  if (field === 'day') {
    const days = Number.parseInt(text, 36)
    return days < 100_000 ? addDays(epoch, days) : undefined
  }
  return field === 'int' ? Number.parseInt(text, 36) : decimal(text)
}

/** Writes and reads the callback data of one feature; nothing else may put a string into a button. */
export interface CallbackCodec<A extends Actions> {
  readonly feature: string
  /** The data of a button; throws when it would not fit Telegram's 64 bytes. */
  data<K extends keyof A & string>(action: K, values: ValuesOf<A[K]>): string
  /** What a button said, or null when it is not this feature's or no longer makes sense. */
  parse(data: string): Press<A> | null
}

/**
 * Describes a feature's buttons: each action with its fields. Ids travel in base 36, days as their distance from 2020.
 * @param feature the feature's name, first part of the data
 */
export function callbackCodec<const A extends Actions>(feature: string, actions: A): CallbackCodec<A> {
  const names = Object.keys(actions)
  return {
    feature,
    data(action, values) {
      const fields: [string, Field][] = Object.entries(actions[action] ?? {})
      const data = [
        feature,
        names.indexOf(action).toString(36),
        ...fields.map(([name, field]) =>
          encodeField(field, (values as Readonly<Record<string, unknown>>)[name]),
        ),
      ].join(':')
      if (Buffer.byteLength(data) > maxBytes) {
        throw new Error(`Callback data of ${feature}.${action} is too long`)
      }
      return data
    },
    parse(data) {
      const [owner, index, ...texts] = data.split(':')
      const action = owner === feature && index ? names[Number.parseInt(index, 36)] : undefined
      if (action === undefined) return null
      const fields: [string, Field][] = Object.entries(actions[action] ?? {})
      if (fields.length !== texts.length) return null
      const values = fields.map(([name, field], i) => [name, decodeField(field, texts[i] ?? '')] as const)
      if (values.some(([, value]) => value === undefined)) return null
      return { action, ...Object.fromEntries(values) } as Press<A>
    },
  }
}
