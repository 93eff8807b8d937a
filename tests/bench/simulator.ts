import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runLoad } from './load'
import { median } from './median'
import type { Bench, Figure, Row } from './row'
import { startServer, type ServerProcess } from './server-process'

const connections = 64
const chats = 10_000
/** The simulator's first person; the others follow. */
const firstChat = 5_200_000_001

/** The next `sendMessage`: the text of an ordinary answer with a button, to each chat in turn. */
const requests = () => {
  let count = 0
  return (): Buffer => {
    const body = JSON.stringify({
      chat_id: firstChat + (count++ % chats),
      text: '<b>Оценки</b> · 16–22 ноября\nАлгебра — 5, 4 · ср. 4,67',
      parse_mode: 'HTML',
      reply_markup: { inline_keyboard: [[{ text: 'Неделя', callback_data: 'week' }]] },
    })
    return Buffer.from(
      `POST /botapi/bot1:benchmark-benchmark/sendMessage HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  }
}

const measureCalls = async ({ options }: Bench, server: ServerProcess, what: string): Promise<Figure> => {
  const rates: number[] = []
  const costs: number[] = []
  for (let round = 0; round <= options.rounds; round++) {
    const cpu = await server.cpuMs()
    const { port } = server
    const rate = await runLoad({ port, connections, seconds: options.seconds, nextRequest: requests() })
    const cpuMs = (await server.cpuMs()) - cpu
    if (round === 0) continue
    rates.push(rate)
    costs.push((cpuMs * 1000) / (rate * options.seconds))
  }
  const cost = median(costs)
  return {
    row: 'simulator',
    what,
    toReach: '≥ 5 000/s',
    reached: `${Math.round(median(rates))}/s`,
    details: `processor time a call ${Math.round(cost)} µs: ${Math.round(1e6 / cost)} calls a second of processor time`,
  }
}

/** Row `simulator`: calls of the local Bot API on one processor, and the memory of ten thousand chats. */
export const simulator: Row = {
  name: 'simulator',
  async *measure(bench) {
    const { telegramPort, processors } = bench
    const folder = await mkdtemp(join(tmpdir(), 'zvonok-bench-'))
    try {
      const inMemory = await startServer('simulator', processors, { telegramPort })
      try {
        const resident = Number(await (await fetch(`http://127.0.0.1:${inMemory.port}/memory`)).text())
        yield {
          row: 'simulator',
          what: 'resident memory with 10 000 chats of 10 messages',
          toReach: '≤ 300 MB',
          reached: `${Math.round(resident / 1024 ** 2)} MB`,
          details: 'the whole process, right after they were made',
        }
        yield await measureCalls(bench, inMemory, 'sendMessage calls of the simulator, in memory')
      } finally {
        await inMemory.stop()
      }
      const storageFile = join(folder, 'telegram.log')
      const stored = await startServer('simulator', processors, { telegramPort, storageFile })
      try {
        yield await measureCalls(bench, stored, 'the same with the state in a file')
      } finally {
        await stored.stop()
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}
