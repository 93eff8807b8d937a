/** How a benchmark runs. */
export interface Options {
  /** Names of the rows asked for; all when empty. */
  readonly rows: readonly string[]
  readonly json: boolean
  /** Seconds of one round. */
  readonly seconds: number
  /** Rounds of each side; starts of row 7. */
  readonly rounds: number
  /** Seconds of load before row 8's second figure. */
  readonly memorySeconds: number
}

const numbers = {
  '--seconds': 'seconds',
  '--rounds': 'rounds',
  '--memory-seconds': 'memorySeconds',
} as const

/**
 * Reads the command line.
 * @throws an error that says what is wrong
 */
export function readOptions(args: readonly string[]): Options {
  const rows: string[] = []
  const chosen = { json: false, seconds: 5, rounds: 5, memorySeconds: 60 }
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--json') chosen.json = true
    else if (arg in numbers) {
      const value = Number(rest.shift())
      if (!(value > 0)) throw new Error(`${arg} needs a number above 0`)
      chosen[numbers[arg as keyof typeof numbers]] = value
    } else if (arg.startsWith('-')) {
      throw new Error(`There is no option ${arg}: --json, ${Object.keys(numbers).join(', ')}`)
    } else rows.push(arg)
  }
  return { rows, ...chosen, rounds: Math.max(1, Math.round(chosen.rounds)) }
}
