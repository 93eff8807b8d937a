import type { Step, UpdateContext } from '../update-context'

/** Joins steps into one, each going on to the next. Telegraf's own chain checks every call and waits a few turns more for each step. */
export function inOrder(steps: readonly Step[]): Step {
  const from =
    (index: number, last: () => Promise<void>) =>
    (ctx: UpdateContext): Promise<void> => {
      const step = steps[index]
      return step ? step(ctx, () => from(index + 1, last)(ctx)) : last()
    }
  return (ctx, next) => from(0, next)(ctx)
}
