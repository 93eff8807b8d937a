import description from './bot-api.json'

/** A field of a method or an object, with the types the Bot API allows. */
export interface Field {
  name: string
  required: boolean
  /** Type names; `[]X` is an array of X and `=x` the constant string x. */
  types: string[]
}

/** An object type: either fields or a choice of other types. */
export type ObjectType = { fields: Map<string, Field> } | { choice: string[] }

/** A method as the Bot API writes its name, and its fields. */
export interface Method {
  name: string
  fields: Map<string, Field>
}

const parseFields = (line: string): Map<string, Field> => {
  const fields = new Map<string, Field>()
  for (const word of line.split(' ').filter((part) => part !== '')) {
    const colon = word.indexOf(':')
    const required = word[colon - 1] === '!'
    const name = word.slice(0, required ? colon - 1 : colon)
    fields.set(name, { name, required, types: word.slice(colon + 1).split('|') })
  }
  return fields
}

const methods = new Map<string, Method>(
  Object.entries(description.methods).map(([name, line]) => [
    name.toLowerCase(),
    { name, fields: parseFields(line) },
  ]),
)

const types = new Map<string, ObjectType>([
  ...Object.entries(description.types).map(([name, line]): [string, ObjectType] => [
    name,
    { fields: parseFields(line) },
  ]),
  ...Object.entries(description.unions).map(([name, line]): [string, ObjectType] => [
    name,
    { choice: line.split('|') },
  ]),
])

/** The method of that name, in any case of letters, as Telegram finds it. */
export const findMethod = (name: string): Method | undefined => methods.get(name.toLowerCase())

/** The object type of that name. */
export const findType = (name: string): ObjectType | undefined => types.get(name)
