import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSimulator, type Simulator } from '../../../bot/simulator/create-simulator'
import { listen, settings, token } from './listen'

const chats = 10_000
const messagesEach = 10

/** Asks for no messages, so that those that fill the chats do not wait for a bot that never comes. */
const wantNoMessages = async (simulator: Simulator) => {
  const server = createServer((request, response) => {
    simulator.handle(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await fetch(`http://127.0.0.1:${port}/botapi/bot${token}/getUpdates?allowed_updates=["poll"]`)
  server.closeAllConnections()
  server.close()
}

void (async () => {
  const { storageFile } = settings
  const simulator = await createSimulator({
    token,
    bot: { username: 'bench_bot', firstName: 'Bench' },
    ...(storageFile === undefined ? {} : { storageFile }),
  })
  await wantNoMessages(simulator)
  for (let chat = 0; chat < chats; chat++) {
    const { id } = simulator.people.create()
    simulator.people.start(id)
    for (let message = 1; message < messagesEach; message++) simulator.people.say(id, 'Оценки за неделю')
  }
  listen((request, response) => {
    if (request.url === '/memory') response.end(String(process.memoryUsage().rss))
    else simulator.handle(request, response)
  })
})()
