import type { Message, Update } from '@grammyjs/types'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  createSimulator,
  type Simulator,
  type SimulatorOptions,
} from '../../../bot/simulator/create-simulator'

export const token = '7654321:AAtestTESTtestTESTtestTESTtestTEST0'

/** An answer of the Bot API; the result is there when `ok` is. */
export interface Answer<T> {
  ok: boolean
  result: T
  error_code?: number
  description?: string
  parameters?: { retry_after: number }
}

/** A simulator on a port of its own, with short ways to its two interfaces. */
export interface Running {
  simulator: Simulator
  origin: string
  /** Calls a Bot API method with a JSON body. */
  call<T = Message>(method: string, params?: object): Promise<{ status: number; body: Answer<T> }>
  /** What getUpdates hands out. */
  updates(params?: object): Promise<Update[]>
  /** Asks the control API. */
  control<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<{ status: number; body: T }>
  close(): Promise<void>
}

export async function startSimulator(options: Partial<SimulatorOptions> = {}): Promise<Running> {
  const simulator = await createSimulator({
    token,
    bot: { username: 'zvonok_test_bot', firstName: 'Звонок' },
    ...options,
  })
  const server = createServer((request, response) => {
    if (!simulator.handle(request, response)) response.writeHead(404).end()
  })
  const origin = await listen(server)
  const base = `${origin}${options.basePath ?? ''}`
  const json = { 'content-type': 'application/json' }
  const call = async <T>(
    method: string,
    params: object = {},
  ): Promise<{ status: number; body: Answer<T> }> => {
    const url = `${base}/botapi/bot${token}/${method}`
    const answer = await fetch(url, { method: 'POST', headers: json, body: JSON.stringify(params) })
    return { status: answer.status, body: (await answer.json()) as Answer<T> }
  }
  return {
    simulator,
    origin,
    call,
    updates: async (params) => (await call<Update[]>('getUpdates', params)).body.result,
    control: async <T>(method: 'GET' | 'POST', path: string, body?: unknown) => {
      const init = body === undefined ? { method } : { method, headers: json, body: JSON.stringify(body) }
      const answer = await fetch(`${base}/api/${path}`, init)
      return { status: answer.status, body: (await answer.json()) as T }
    },
    close: async () => {
      await simulator.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Starts a server on a free loopback port. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Waits until a condition holds. */
export async function until(condition: () => boolean, ms = 5000): Promise<void> {
  const deadline = Date.now() + ms
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('The condition did not come true in time')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** A PNG of this size, as far as its header goes. */
export function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(64)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes)
  bytes.write('IHDR', 12)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}
