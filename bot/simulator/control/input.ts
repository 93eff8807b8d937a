import { ActionError } from '../people/action-error'

/** The fields of a control request, read with a clear sentence for whatever is wrong. */
export class Input {
  constructor(private readonly fields: Record<string, unknown>) {}

  text(name: string): string {
    const value = this.optionalText(name)
    if (value === undefined) throw wrong(`Give "${name}" as text.`)
    return value
  }

  optionalText(name: string): string | undefined {
    const value = this.fields[name]
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'string') throw wrong(`Give "${name}" as text.`)
    return value
  }

  number(name: string): number {
    const value = this.optionalNumber(name)
    if (value === undefined) throw wrong(`Give "${name}" as a whole number.`)
    return value
  }

  optionalNumber(name: string): number | undefined {
    const value = this.fields[name]
    if (value === undefined || value === null || value === '') return undefined
    const number = typeof value === 'string' ? Number(value) : value
    if (typeof number !== 'number' || !Number.isInteger(number)) {
      throw wrong(`Give "${name}" as a whole number.`)
    }
    return number
  }

  float(name: string): number {
    const value = this.fields[name]
    if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong(`Give "${name}" as a number.`)
    return value
  }

  numbers(name: string): number[] {
    const value = this.fields[name]
    if (!Array.isArray(value) || !value.every((item): item is number => Number.isInteger(item))) {
      throw wrong(`Give "${name}" as a list of whole numbers.`)
    }
    return value
  }

  flag(name: string): boolean {
    const value = this.fields[name]
    if (typeof value !== 'boolean') throw wrong(`Give "${name}" as true or false.`)
    return value
  }
}

const wrong = (sentence: string): ActionError => new ActionError(400, 'bad-input', sentence)

/** Leaves out what is undefined, for options that must be absent rather than undefined. */
export function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  return kept as { [K in keyof T]: Exclude<T[K], undefined> }
}
