import { z } from 'zod'
import { addDays } from '../../../journal/clock'
import type { Operation } from '../../../journal/operation'
import { testDay } from '../../support/factories'
import type { Dice } from './dice'
import type { Stored } from './store'

type Schema = z.core.JSONSchema.BaseSchema

const texts = ['алгебра', 'Алгебра', 'а', 'Имя', '7А', 'x'.repeat(32)]

/** Ids by what a field is called; now and then any id at all. */
function idFor(dice: Dice, name: string, { schools, people, otherIds }: Stored): string {
  const persons = [...people.values()].map(({ id }) => id)
  const classes = schools.flatMap((school) => school.classes)
  const byName: Record<string, readonly string[]> = {
    schoolId: schools.map(({ id }) => id),
    school: schools.map(({ id }) => id),
    classId: classes.map(({ id }) => id),
    subjectId: [...classes.map(({ course }) => course.subjectId), ...persons],
    linkId: otherIds,
  }
  const all = [...Object.values(byName).flat(), ...persons, '1', '999999999']
  return dice.oneIn(8) ? dice.pick(all) : dice.pick(byName[name] ?? (name === 'id' ? all : persons))
}

function textFor(dice: Dice, schema: Schema, name: string, stored: Stored): string {
  if (schema.format === 'date') return addDays(testDay, dice.below(15) - 7)
  if (schema.format === 'date-time') return `${addDays(testDay, 30)}T12:00:00Z`
  if (/(^i|I)ds?$|^school$/.test(name)) return idFor(dice, name.replace(/s$/, ''), stored)
  return dice.pick(texts)
}

function valueOf(dice: Dice, schema: Schema, name: string, stored: Stored): unknown {
  const options = schema.anyOf ?? schema.oneOf
  if (options) return valueOf(dice, dice.pick<Schema>(options), name, stored)
  if (schema.enum) return dice.pick(schema.enum)
  if (schema.const !== undefined) return schema.const
  switch (schema.type) {
    case 'object':
      return objectOf(dice, schema, stored)
    case 'array':
      return Array.from({ length: 1 + dice.below(2) }, () =>
        valueOf(dice, schema.items as Schema, name, stored),
      )
    case 'string':
      return textFor(dice, schema, name, stored)
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, Math.min(schema.maximum ?? 200, dice.below(200)))
    case 'boolean':
      return dice.oneIn(2)
    default:
      return null
  }
}

const objectOf = (dice: Dice, { properties = {}, required = [] }: Schema, stored: Stored) =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => required.includes(name) || dice.oneIn(2))
      .map(([name, schema]) => [name, valueOf(dice, schema as Schema, name, stored)]),
  )

const schemas = new Map<string, Schema>()

/** An input of an operation, made from its schema with ids of the stored schools. */
export function randomInput(
  dice: Dice,
  { operation, input }: Operation<never, unknown>,
  stored: Stored,
): unknown {
  const schema = schemas.get(operation) ?? z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
  schemas.set(operation, schema)
  return valueOf(dice, schema, '', stored)
}
