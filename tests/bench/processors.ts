import { execFileSync } from 'node:child_process'

/** Which processors the parts of a benchmark run on. */
export interface Processors {
  /** Whether the server has a processor of its own; false where the system cannot pin, or has only one. */
  readonly pinned: boolean
  /** What a command begins with to run on the server's processor. */
  readonly server: readonly string[]
  /** What a command begins with to run on every processor. */
  readonly all: readonly string[]
}

const allowed = (list: string): number[] =>
  list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, i) => first + i)
  })

/**
 * Puts this process (load, Telegram), and so PostgreSQL that it starts, on one processor and keeps another for the
 * measured server. Without `taskset` everything runs where the system likes.
 */
export function divideProcessors(): Processors {
  try {
    const pid = String(process.pid)
    const answer = execFileSync('taskset', ['-cp', pid], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const list = answer.trim().split(' ').at(-1) ?? ''
    const [first, second] = allowed(list)
    const all = ['taskset', '-c', list]
    if (first === undefined || second === undefined) return { pinned: false, server: [], all }
    execFileSync('taskset', ['-acp', String(second), pid], { stdio: 'ignore' })
    return { pinned: true, server: ['taskset', '-c', String(first)], all }
  } catch {
    return { pinned: false, server: [], all: [] }
  }
}
