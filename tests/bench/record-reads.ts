import { pino } from 'pino'
import { createBot } from '../../bot/create-bot'
import { features } from '../../bot/features'
import { TelegramClient } from '../../bot/telegram-client'
import type { Database } from '../../db/connection'
import { claimUpdate, finishUpdate } from '../../db/queries/updates'
import { createUpdateStore } from '../../db/updates/update-store'
import { actorOf } from '../../journal/actor'
import { programTexts } from './program-texts'
import { textUpdate } from './updates'

/** What our bot asks the database for between claim and finish, person by person, for a bare server to ask the same. */
export interface RecordedReads {
  /** The answer to the first person. */
  readonly text: string
  readonly statements: Readonly<Record<string, string>>
  readonly readsOf: Readonly<
    Record<string, readonly { readonly name: string; readonly values: readonly unknown[] }[]>
  >
}

/** Round trips of one update, at most. */
export interface RoundTrips {
  readonly beforeReply: number
  readonly afterReply: number
}

interface Event {
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
}

const reply: Event = { name: 'the reply', text: '', values: [] }

/** Where Sequelize keeps whom it tells of its statements; its types do not know. */
const loggingOf = ({ sequelize }: Database) =>
  (sequelize as unknown as { options: { logging: ((text: string) => void) | false } }).options

/** Wraps a database so that everything sent over its pool is noted, models and transactions too. */
function noting(db: Database, note: (event: Event) => void): Database {
  loggingOf(db).logging = (text) => note({ name: 'a model’s', text, values: [] })
  return {
    ...db,
    run(query, values = []) {
      note({ ...query, values })
      return db.run(query, values)
    },
  }
}

/**
 * Lets our bot answer each person once and notes what it asks the database.
 * @throws when somebody is not answered, or a statement goes out that a bare server could not repeat
 */
export async function recordReads(
  database: Database,
  { botId, persons, words, now }: { botId: string; persons: readonly number[]; words: string; now: Date },
): Promise<{ readonly reads: RecordedReads; readonly trips: RoundTrips }> {
  let events: Event[] = []
  let text = ''
  const db = noting(database, (event) => events.push(event))
  const log = pino({ level: 'warn' }, pino.destination(2))
  class SilentClient extends TelegramClient {
    override async call(method: string, params: Readonly<Record<string, unknown>> = {}) {
      if (method === 'sendMessage') {
        events.push(reply)
        text ||= String(params['text'])
      }
      return { message_id: 1 }
    }
  }
  const clock = { now: () => now }
  const bot = createBot({
    token: '1:benchmark-benchmark',
    client: new SilentClient({ token: '1:benchmark-benchmark', apiRoot: 'http://127.0.0.1', log }),
    store: createUpdateStore({ db, botId, toActor: actorOf }),
    reachability: { setReachable: async () => undefined },
    journal: { db, clock, secretKey: Buffer.alloc(32, 1) },
    texts: programTexts(),
    features,
    clock,
    log,
    links: { chat: 'https://t.me/bench_bot', pages: 'https://school.example' },
  })
  const statements: Record<string, string> = {}
  const readsOf: Record<string, { name: string; values: readonly unknown[] }[]> = {}
  const trips = { beforeReply: 0, afterReply: 0 }
  for (const person of persons) {
    events = []
    await bot.handleUpdate(textUpdate(person, words))
    const replied = events.indexOf(reply)
    const reads = events.slice(1, replied)
    if (replied < 0 || events[0]?.name !== claimUpdate.name || events.at(-1)?.name !== finishUpdate.name) {
      throw new Error(`«${words}» was not answered: ${events.map(({ name }) => name).join(', ')}`)
    }
    for (const { name, text: sql } of reads) statements[name] = sql
    readsOf[person] = reads.map(({ name, values }) => ({ name, values }))
    trips.beforeReply = Math.max(trips.beforeReply, replied)
    trips.afterReply = Math.max(trips.afterReply, events.length - replied - 1)
  }
  loggingOf(database).logging = false
  return { reads: { text, statements, readsOf }, trips }
}
