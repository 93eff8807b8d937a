import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Names one process for good: a number alone may be given to another process after a kill. */
export interface ProcessStamp {
  pid: number
  /** When it started, in the system's own words; comparable only on the same machine. */
  started: string
}

/** Where the system hides other people's processes, one that exists is taken for the one we look for. */
const HIDDEN = 'hidden'

/** The stamp of this process. */
export function ownStamp(): ProcessStamp {
  return { pid: process.pid, started: startOf(process.pid) ?? HIDDEN }
}

/** Whether the process of the stamp still runs; a zombie does not. */
export function isRunning(stamp: ProcessStamp): boolean {
  const started = startOf(stamp.pid)
  return started !== null && (started === stamp.started || started === HIDDEN || stamp.started === HIDDEN)
}

/** Whether some process with this number runs; cheap enough to be asked several times a second. */
export function isAlive(pid: number): boolean {
  return process.platform === 'linux' ? startOf(pid) !== null : signalReaches(pid)
}

/** The words a process was started with, or an empty string when it is gone or hidden. */
export function commandLineOf(pid: number): string {
  try {
    if (process.platform === 'linux') {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    }
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

function startOf(pid: number): string | null {
  const found = process.platform === 'linux' ? readProc(pid) : askPs(pid)
  if (found === null) return signalReaches(pid) ? HIDDEN : null
  return found.state.startsWith('Z') || found.state === 'X' ? null : found.started
}

function readProc(pid: number): { state: string; started: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in brackets and may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return { state: fields[0] ?? '', started: `${boot}:${fields[19] ?? ''}` }
  } catch {
    return null
  }
}

function askPs(pid: number): { state: string; started: string } | null {
  try {
    const options = { encoding: 'utf8', env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' } } as const
    const [state, ...started] = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], options)
      .trim()
      .split(/\s+/)
    return { state: state ?? '', started: started.join(' ') }
  } catch {
    return null
  }
}

function signalReaches(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
