import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Processors } from './processors'
import type { ServerSettings } from './servers/listen'

/** A benchmarked server in a process of its own. */
export interface ServerProcess {
  readonly port: number
  /** Milliseconds of processor time it has used so far. */
  cpuMs(): Promise<number>
  stop(): Promise<void>
}

const folder = join(__dirname, 'servers')
const runTypescript = join(__dirname, '../support/run-typescript.cjs')

/** Starts one of `servers/` on the server's processor. What it writes goes to standard error. */
export async function startServer(
  name: string,
  { server }: Processors,
  settings: ServerSettings,
): Promise<ServerProcess> {
  const profile = process.env['BENCH_PROFILE']
  const flags = profile
    ? ['--cpu-prof', '--cpu-prof-dir', profile, '--cpu-prof-name', `${name}.cpuprofile`]
    : []
  const command = [
    ...server,
    process.execPath,
    ...flags,
    '--require',
    runTypescript,
    join(folder, `${name}.ts`),
  ]
  const child = spawn(command[0] ?? '', command.slice(1), {
    stdio: ['ignore', 2, 2, 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', BENCH_SETTINGS: JSON.stringify(settings) },
  })
  const ended = once(child, 'exit')
  const failed = ended.then(() => {
    throw new Error(`The server ${name} ended before it was asked to`)
  })
  failed.catch(() => undefined)
  const answer = async <T>(): Promise<T> => {
    const [message] = (await Promise.race([once(child, 'message'), failed])) as [T]
    return message
  }
  const { port } = await answer<{ port: number }>()
  return {
    port,
    async cpuMs() {
      child.send('cpu')
      return (await answer<{ cpuMs: number }>()).cpuMs
    },
    async stop() {
      child.disconnect()
      await ended
    },
  }
}
