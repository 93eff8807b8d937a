import type { Params } from '../params'
import type { World } from '../world'

/** One call of a Bot API method. */
export interface Call {
  world: World
  params: Params
  /** Calls the listener when the caller hangs up. */
  onGone: (listener: () => void) => void
}

/** Carries a method out; what it returns is the answer's `result`. */
export type MethodHandler = (call: Call) => unknown

/** A result with the sentence Telegram adds to some answers. */
export class Described {
  constructor(
    readonly result: unknown,
    readonly description: string,
  ) {}
}
