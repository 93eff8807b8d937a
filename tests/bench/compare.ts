import { runLoad } from './load'
import { median } from './median'
import type { Bench, Figure } from './row'
import { startServer } from './server-process'
import type { ServerSettings } from './servers/listen'

/** Two servers that answer the same requests. */
export interface Comparison {
  readonly ours: string
  readonly bare: string
  readonly settings: ServerSettings
  readonly nextRequest: () => Buffer
}

/** Requests of one round, and what a request cost the server. */
interface Round {
  readonly rate: number
  readonly cpuMicroseconds: number
}

/** What both servers did, by their medians. */
export interface Compared {
  readonly ours: Round
  readonly bare: Round
  /** Share of its time that the load's own thread was busy: near 1, the load and not the server is measured. */
  readonly loadBusy: number
}

const connections = 64

/** Warms both servers up and gives them rounds in turn, so that a machine that slows down slows both. */
export async function compare(
  { options, processors }: Bench,
  { ours, bare, settings, nextRequest }: Comparison,
): Promise<Compared> {
  const sides = await Promise.all(
    [ours, bare].map(async (name) => ({
      server: await startServer(name, processors, settings),
      rounds: [] as Round[],
    })),
  )
  const busy: number[] = []
  try {
    for (let round = 0; round <= options.rounds; round++) {
      for (const { server, rounds } of sides) {
        const [cpu, loop] = [await server.cpuMs(), performance.eventLoopUtilization()]
        const rate = await runLoad({ port: server.port, connections, seconds: options.seconds, nextRequest })
        const cpuMs = (await server.cpuMs()) - cpu
        if (round === 0) continue
        rounds.push({ rate, cpuMicroseconds: (cpuMs * 1000) / (rate * options.seconds) })
        busy.push(performance.eventLoopUtilization(loop).utilization)
      }
    }
  } finally {
    await Promise.all(sides.map(({ server }) => server.stop()))
  }
  const [first = [], second = []] = sides.map(({ rounds }) => rounds)
  return { ours: middleOf(first), bare: middleOf(second), loadBusy: median(busy) }
}

const middleOf = (rounds: readonly Round[]): Round => ({
  rate: median(rounds.map(({ rate }) => rate)),
  cpuMicroseconds: median(rounds.map(({ cpuMicroseconds }) => cpuMicroseconds)),
})

const whole = (value: number) => Math.round(value).toLocaleString('en').replaceAll(',', ' ')

/** The line of a comparison: ours against the bare server. */
export const figureOf = (
  { ours, bare, loadBusy }: Compared,
  { row, what, toReach }: Pick<Figure, 'row' | 'what' | 'toReach'>,
): Figure => ({
  row,
  what,
  toReach,
  reached: (ours.rate / bare.rate).toFixed(2),
  details:
    `${whole(ours.rate)}/s against ${whole(bare.rate)}/s; processor time an update ` +
    `${whole(ours.cpuMicroseconds)} µs against ${whole(bare.cpuMicroseconds)} µs; load busy ${Math.round(loadBusy * 100)} %`,
})
