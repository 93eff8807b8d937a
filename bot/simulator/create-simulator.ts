import type { IncomingMessage, ServerResponse } from 'node:http'
import { serveBotApi } from './bot-api-server'
import { findMethod } from './bot-api-schema'
import { BotProfile } from './bot-profile'
import { CallLog, type LoggedCall } from './call-log'
import { Callbacks } from './callbacks'
import { Chats } from './chats'
import { CommandMenus } from './command-menus'
import { serveControl } from './control/control-server'
import { Counters } from './counters'
import { EventStream, type SimulatorEvent } from './event-stream'
import { Faults, type Fault } from './faults'
import { Files } from './files'
import { Limits } from './limits'
import { People } from './people/people'
import type { Guest, SimulatorLog } from './records'
import { runCall } from './run-call'
import { findPageDir, servePage } from './serve-page'
import { SimulatorClock } from './simulator-clock'
import { Store } from './store'
import { Updates } from './updates'
import { WebhookDelivery } from './webhook'
import type { World } from './world'

export type { Guest } from './records'

/** What a simulator is made of. */
export interface SimulatorOptions {
  /** The bot's token; the digits before its colon are the bot's id. */
  token: string
  bot: { username: string; firstName: string }
  /** File of the state (media in a folder beside it); absent: memory only. */
  storageFile?: string
  clock?: () => Date
  /** Moves the whole program's clock, null back to the present; absent: only the simulator's own is moved. */
  onClock?: (at: Date | null) => void | Promise<void>
  /** IANA zone in which the page shows times; that of the browser by default. */
  zone?: string
  guests?: Guest[]
  /** Path under which everything is served: empty in tests, `/simulator` in demo. */
  basePath?: string
  /** Folder of the chat page; found by itself by default. */
  pageDir?: string
  log?: SimulatorLog
}

/** A local stand-in for Telegram. */
export interface Simulator {
  /** Answers a request under the base path; false when it is not the simulator's. */
  handle(request: IncomingMessage, response: ServerResponse): boolean
  people: People
  /** True while a getUpdates call of the bot waits. */
  readonly polling: boolean
  /** The last Bot API calls, oldest first. */
  calls(filter?: { after?: number; personId?: number; limit?: number }): LoggedCall[]
  /** Calls `listener` with each event until the returned function is called. */
  onEvent(listener: (event: SimulatorEvent) => void): () => void
  /** Orders misfortunes for the next calls, in place of those ordered before. */
  setFaults(faults: Fault[]): void
  /** Moves the clock to an instant; null returns to the real time. */
  setClock(at: Date | null): void
  /** Switches real 429 answers on or off. */
  setLimits(on: boolean): void
  /** Refuses calls with a verdict instead of only recording it. */
  setStrict(on: boolean): void
  /** The invitations of the chat page. */
  setGuests(guests: Guest[]): void
  close(): Promise<void>
}

const silent: SimulatorLog = { info: () => undefined, warn: () => undefined }

/** Opens a simulator; it serves nothing until its `handle` is put into an HTTP server. */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const world = buildWorld(options)
  const people = new People(world)
  world.webhook.run = async (name, values) => {
    const method = findMethod(name)
    if (method !== undefined) {
      await runCall(world, method, { values, files: new Map(), onGone: () => undefined })
    }
  }
  const base = options.basePath ?? ''
  const pageDir = options.pageDir ?? findPageDir()
  return {
    handle: (request, response) => handle({ world, people, base, pageDir }, request, response),
    people,
    get polling() {
      return world.updates.polling
    },
    calls: (filter) => world.calls.list(filter),
    onEvent: (listener) => world.events.listen(listener),
    setFaults: (faults) => world.faults.set(faults),
    setClock: (at) => world.clock.set(at),
    setLimits: (on) => world.limits.switch(on),
    setStrict: (on) => (world.strict = on),
    setGuests: (guests) => (world.guests = guests),
    close: async () => {
      world.updates.close()
      world.events.close()
      await world.webhook.close()
      world.store.close()
    },
  }
}

function buildWorld(options: SimulatorOptions): World {
  const store = new Store(options.storageFile)
  const clock = new SimulatorClock(options.clock ?? (() => new Date()), options.onClock)
  const counters = new Counters(store)
  const events = new EventStream()
  const updates = new Updates(store, counters, clock)
  const { username, firstName } = options.bot
  return {
    token: options.token,
    guests: options.guests ?? [],
    log: options.log ?? silent,
    store,
    counters,
    clock,
    ...(options.zone === undefined ? {} : { zone: options.zone }),
    events,
    updates,
    calls: new CallLog(),
    faults: new Faults(),
    limits: new Limits(() => clock.now()),
    chats: new Chats(store, counters, clock, events),
    files: new Files(
      store,
      counters,
      options.storageFile === undefined ? undefined : `${options.storageFile}.media`,
    ),
    webhook: new WebhookDelivery(store, updates, clock),
    callbacks: new Callbacks(store, clock),
    menus: new CommandMenus(store),
    profile: new BotProfile(store, Number(options.token.split(':')[0]) || 1, username, firstName),
    strict: false,
  }
}

interface Served {
  world: World
  people: People
  base: string
  pageDir: string
}

function handle(
  { world, people, base, pageDir }: Served,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const [address, query] = splitAddress(request.url ?? '/')
  if (!address.startsWith(base)) return false
  const path = address.slice(base.length)
  if (path === '' && base !== '') {
    response.writeHead(302, { location: `${base}/${query === '' ? '' : `?${query}`}` }).end()
    return true
  }
  if (path.startsWith('/botapi/')) {
    void serveBotApi(world, request, response, path.slice('/botapi'.length), query)
    return true
  }
  if (path.startsWith('/api/')) {
    void serveControl(world, people, request, response, path.slice('/api/'.length), query)
    return true
  }
  if (!path.startsWith('/')) return false
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  return servePage(pageDir, response, path)
}

function splitAddress(url: string): [string, string] {
  const mark = url.indexOf('?')
  return mark === -1 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)]
}
