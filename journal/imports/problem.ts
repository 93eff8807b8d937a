import type { ProblemCode } from './problem-codes'

/** Where in a file a problem stands, as a person finds it there. */
export interface Place {
  readonly file: string
  /** Counted from 1, as spreadsheets and editors count. */
  readonly row?: number
  /** A spreadsheet's cell, such as `E13`. */
  readonly cell?: string
  /** An element of an XML file by its kind and id, such as `lesson L4`. */
  readonly element?: string
}

/** An error stops the whole import; a warning tells what was decided; a question says how it is decided unless answered. */
export type Severity = 'error' | 'warning' | 'question'

/** One thing found in a file. Its sentence is `imports:problems.<code>` with `params`. */
export interface Problem extends Place {
  readonly severity: Severity
  readonly code: ProblemCode
  readonly params: Readonly<Record<string, string | number>>
  /** Of a question, and of an error that a decision resolves: what the decision names. */
  readonly id?: string
}

/** Collects problems of one file in the order found; an equal problem at an equal place is kept once. */
export class ProblemList {
  readonly problems: Problem[] = []
  private readonly seen = new Set<string>()

  add(
    severity: Severity,
    code: ProblemCode,
    place: Place,
    params: Problem['params'] = {},
    id?: string,
  ): void {
    const problem = { severity, code, ...place, params, ...(id === undefined ? {} : { id }) }
    const key = JSON.stringify(problem)
    if (this.seen.has(key)) return
    this.seen.add(key)
    this.problems.push(problem)
  }

  /** Takes the problems of a file that was read on its own. */
  take(problems: readonly Problem[]): void {
    for (const { severity, code, params, id, ...place } of problems) {
      this.add(severity, code, place, params, id)
    }
  }

  error = (code: ProblemCode, place: Place, params?: Problem['params'], id?: string) =>
    this.add('error', code, place, params, id)

  warn = (code: ProblemCode, place: Place, params?: Problem['params']) =>
    this.add('warning', code, place, params)

  ask = (id: string, code: ProblemCode, place: Place, params?: Problem['params']) =>
    this.add('question', code, place, params, id)
}

/** A file that cannot be read at all: the reading stops and this is its only problem. */
export class UnreadableFile extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly place: Place,
    readonly params: Problem['params'] = {},
  ) {
    super(code)
    this.name = 'UnreadableFile'
  }
}
