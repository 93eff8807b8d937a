/** Persons without an account. */
export const strangers: readonly number[] = Array.from({ length: 1_500 }, (_, i) => 5_000_001 + i)
