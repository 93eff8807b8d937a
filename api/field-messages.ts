import type { z } from 'zod'
import type { FieldProblem } from '../journal/errors'

type Issue = z.core.$ZodRawIssue

const nouns: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}

const sized = ({ origin }: { origin: string }, limit: string, amount: number | bigint) => {
  if (origin === 'string') return `must have ${limit} ${amount} characters`
  if (origin === 'array') return `must have ${limit} ${amount} items`
  return `must be ${limit} ${amount}`
}

/** Says what is wrong with a field where its schema says nothing of its own; undefined leaves Zod's sentence. */
export function fieldMessage(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is required' : `must be ${nouns[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return issue.input === undefined
        ? 'is required'
        : `must be one of ${issue.values.map(String).join(', ')}`
    case 'too_small':
      return sized(issue, 'at least', issue.minimum)
    case 'too_big':
      return sized(issue, 'at most', issue.maximum)
    default:
      return undefined
  }
}

/** The problems of one input, each at its own field; a field that is not known is named. */
export const fieldProblems = (error: z.ZodError, root: string): FieldProblem[] =>
  error.issues.flatMap((issue) =>
    problemsOf(issue, []).map(({ path, message }) => ({ path: path || root, message })),
  )

const problemsOf = (issue: z.core.$ZodIssue, above: readonly PropertyKey[]): FieldProblem[] => {
  const path = [...above, ...issue.path]
  const at = (...rest: string[]) => [...path, ...rest].map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: at(key), message: 'is not a known field' }))
  }
  if (issue.code !== 'invalid_union') return [{ path: at(), message: issue.message }]
  // Of several shapes the one that fits best speaks.
  const [best = []] = [...issue.errors].sort((a, b) => a.length - b.length)
  return best.flatMap((inner) => problemsOf(inner, path))
}
