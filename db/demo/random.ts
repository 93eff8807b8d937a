/** A repeatable stream of chances; the same keys always give the same stream. */
export interface Random {
  /** A fraction in [0, 1). */
  next(): number
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
  shuffled<T>(from: readonly T[]): T[]
}

// Taken out of the global once: these run millions of times, and a test's sandbox answers for each global slowly.
const { imul, floor } = Math

const hashOf = (text: string) => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  hash = imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Opens the stream that belongs to these keys (mulberry32 over their hash). */
export function randomOf(...keys: readonly (string | number)[]): Random {
  let state = hashOf(keys.join('|'))
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const int = (min: number, max: number) => min + floor(next() * (max - min + 1))
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: <T>(from: readonly T[]) => {
      if (from.length === 0) throw new Error('Nothing to pick from: the list is empty')
      return from[int(0, from.length - 1)] as T
    },
    shuffled: <T>(from: readonly T[]) => {
      const copy = [...from]
      for (let index = copy.length - 1; index > 0; index--) {
        const other = int(0, index)
        const held = copy[index] as T
        copy[index] = copy[other] as T
        copy[other] = held
      }
      return copy
    },
  }
}
