import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** The compiled program, running. */
export interface Program {
  readonly pid: number
  readonly port: number
  /** Seconds from its start to the first 200 of `/readyz`. */
  readonly readyAfter: number
  /** Asks it to end and waits for it. */
  stop(): Promise<void>
}

const main = join(__dirname, '../../dist/main.js')
const patienceMs = 120_000

const freePort = async (): Promise<number> => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || !address) throw new Error('There is no free port')
  return address.port
}

const isReady = async (port: number): Promise<boolean> => {
  try {
    const { status } = await fetch(`http://127.0.0.1:${port}/readyz`)
    return status === 200
  } catch {
    return false
  }
}

/**
 * Starts the compiled program with these settings and no others, and waits until it is ready.
 * @param prefix what the command begins with, to choose processors
 * @param folder where it runs, so that no `.env` of the checkout is read
 */
export async function startProgram(
  prefix: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Program> {
  const port = await freePort()
  const command = [...prefix, process.execPath, '--enable-source-maps', main, 'serve']
  const { PATH = '', HOME = '' } = process.env
  const started = performance.now()
  const child = spawn(command[0] ?? '', command.slice(1), {
    cwd: folder,
    stdio: ['ignore', 'ignore', 2],
    env: { PATH, HOME, PORT: String(port), LOG_LEVEL: 'warn', ...env },
  })
  const ended = once(child, 'exit')
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await ended
  }
  while (!(await isReady(port))) {
    if (child.exitCode !== null) {
      throw new Error(`The program ended with ${child.exitCode} before it was ready`)
    }
    if (performance.now() - started > patienceMs) {
      await stop()
      throw new Error('The program was not ready in two minutes')
    }
    await delay(10)
  }
  const readyAfter = (performance.now() - started) / 1000
  return { pid: child.pid ?? 0, port, readyAfter, stop }
}
