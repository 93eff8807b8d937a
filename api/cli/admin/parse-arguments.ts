import { parseArgs } from 'node:util'
import { apiScopes } from '../../../journal/actor'
import { id } from '../../../journal/ids'
import { states } from '../../routes/link-codes/schema'
import type { Command, OptionKind, OptionValues } from './command'

/** A command line that cannot be understood; `key` is its sentence in `admin:usage`. */
export class UsageError extends Error {
  constructor(
    readonly key: string,
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super(key)
  }
}

const isOneOf = (words: readonly string[]) => (value: string) => words.includes(value)
const isId = (value: string) => id.safeParse(value).success

const checks: Readonly<Record<OptionKind, (value: string) => boolean>> = {
  text: (value) => value.trim() !== '',
  id: isId,
  days: (value) => /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= 365,
  scopes: (value) => scopesOf(value).every(isOneOf(apiScopes)),
  states: isOneOf(states),
  kinds: isOneOf(['school', 'college']),
}

/** The scopes of a list such as `people,codes`. */
export const scopesOf = (value: string): string[] => value.split(',').map((scope) => scope.trim())

const words: Partial<Record<OptionKind, readonly string[]>> = {
  scopes: apiScopes,
  states,
  kinds: ['school', 'college'],
}

/**
 * Reads what stands after a command.
 * @throws UsageError naming the option that is unknown, missing or wrong
 */
export function parseArguments(
  command: Command,
  args: readonly string[],
): { options: OptionValues; id: string } {
  const { values, positionals } = read(command, args)
  const [found = '', ...surplus] = positionals
  if (surplus.length > 0 || (!command.takesId && found)) {
    throw new UsageError('surplus', { value: surplus[0] ?? found })
  }
  if (command.takesId && !isId(found)) {
    throw new UsageError(found ? 'wrong_id' : 'missing_id', { option: '', value: found })
  }
  for (const [name, { kind, required }] of Object.entries(command.options)) {
    const value = values[name]
    if (value === undefined && required) throw new UsageError('missing', { option: `--${name}` })
    if (value === undefined || checks[kind](value)) continue
    throw new UsageError(`wrong_${kind}`, {
      option: `--${name}`,
      value: '',
      words: words[kind]?.join(', ') ?? '',
    })
  }
  return { options: values, id: found }
}

function read(command: Command, args: readonly string[]) {
  const names = Object.keys(command.options)
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
    strict: false,
    tokens: true,
  })
  const values: Record<string, string | undefined> = {}
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    if (!names.includes(token.name)) throw new UsageError('unknown_option', { option: token.rawName })
    if (token.value === undefined) throw new UsageError('no_value', { option: token.rawName })
    values[token.name] = token.value
  }
  return { values, positionals }
}
