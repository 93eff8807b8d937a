import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSimulator, type Simulator } from '../../bot/simulator/create-simulator'

/** The token of every test bot. */
export const testToken = '7654321:AAtestTESTtestTESTtestTESTtestTEST0'

/** Telegram, as far as a test can tell. */
export interface TestTelegram {
  readonly simulator: Simulator
  readonly apiRoot: string
  close(): Promise<void>
}

/** Starts a server on a free loopback port and answers its origin. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Closes a server with all its connections. */
export async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

/** Waits until a condition holds. */
export async function until(condition: () => boolean | Promise<boolean>, ms = 10_000): Promise<void> {
  const deadline = Date.now() + ms
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('The condition did not come true in time')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Starts a simulator on a port of its own; it refuses calls that Telegram would refuse or half ignore. */
export async function startTelegram(): Promise<TestTelegram> {
  const simulator = await createSimulator({
    token: testToken,
    bot: { username: 'zvonok_test_bot', firstName: 'Звонок' },
  })
  simulator.setStrict(true)
  const server = createServer((request, response) => {
    if (!simulator.handle(request, response)) response.writeHead(404).end()
  })
  const origin = await listen(server)
  return {
    simulator,
    apiRoot: `${origin}/botapi`,
    async close() {
      await simulator.close()
      await close(server)
    },
  }
}
