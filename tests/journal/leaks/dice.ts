import fc from 'fast-check'

/** Every choice of a random run; the run can be repeated from its seed. */
export interface Dice {
  /** A whole number from 0, below `n`. */
  below(n: number): number
  /** True once in so many times. */
  oneIn(n: number): boolean
  pick<T>(list: readonly T[]): T
  /** Any part of a list, in its order. */
  some<T>(list: readonly T[]): T[]
}

const evenly = (n: number) => fc.noBias(fc.integer({ min: 0, max: n - 1 }))

/** Dice whose throws fast-check makes. */
function diceOf(gen: fc.GeneratorValue): Dice {
  const below = (n: number) => gen(evenly, n)
  return {
    below,
    oneIn: (n) => below(n) === 0,
    pick: (list) => list[below(list.length)]!,
    some: (list) => list.filter(() => below(2) === 0),
  }
}

const seed = 20_261_124

/**
 * Runs a search with different throws each time, the same in every run of the tests.
 * @throws what the first failing run threw, and how to repeat it
 */
export async function search(numRuns: number, run: (dice: Dice) => Promise<void>): Promise<void> {
  const property = fc.asyncProperty(fc.gen(), (gen) => run(diceOf(gen)))
  const { failed, errorInstance, counterexamplePath } = await fc.check(property, {
    seed,
    numRuns,
    endOnFailure: true,
  })
  if (failed) {
    throw new Error(`Failed with seed ${seed}, path ${counterexamplePath ?? '?'}`, { cause: errorInstance })
  }
}
