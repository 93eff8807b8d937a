import type { ApiScope, ChannelUser } from '../../../../journal/actor'
import type { ErrorCode } from '../../../../journal/errors'
import type { Operation } from '../../../../journal/operation'
import type { Allowed } from './personas'
import type { World } from './world'

/** Who asks, as far as an input may depend on it. */
export interface Self {
  /** Undefined for strangers, keys and programs. */
  readonly personId: string | undefined
  readonly user: ChannelUser | undefined
}

/** One line of the access table: an operation about something, and exactly who passes its guard. */
export interface AccessCase {
  readonly operation: Operation<never, unknown>
  readonly name: string
  readonly about: string
  readonly input: (world: World, self: Self) => unknown
  readonly passes: Allowed
  /** The scope that an API key needs. */
  readonly scope: ApiScope | null
  /** The refusals of everybody else; «not found» unless the rule has a reason that may be told. */
  readonly refusedWith: readonly ErrorCode[]
}

interface Line<Input> {
  readonly input: (world: World, self: Self) => Input
  readonly passes: Allowed
  readonly scope?: ApiScope
  readonly refusedWith?: readonly ErrorCode[]
}

/** Writes one line; the regulation that it follows stands in a comment beside it. */
export const may =
  <Input, Result>(operation: Operation<Input, Result>) =>
  (about: string, line: Line<Input>): AccessCase => ({
    operation,
    name: operation.operation,
    about,
    input: line.input,
    passes: line.passes,
    scope: line.scope ?? null,
    refusedWith: line.refusedWith ?? ['not_found'],
  })
