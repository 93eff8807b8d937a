import type { BotProfile } from './bot-profile'
import type { CallLog } from './call-log'
import type { Callbacks } from './callbacks'
import type { Chats } from './chats'
import type { CommandMenus } from './command-menus'
import type { Counters } from './counters'
import type { EventStream } from './event-stream'
import type { Faults } from './faults'
import type { Files } from './files'
import type { Limits } from './limits'
import type { Guest, SimulatorLog } from './records'
import type { SimulatorClock } from './simulator-clock'
import type { Store } from './store'
import type { Updates } from './updates'
import type { WebhookDelivery } from './webhook'

/** All parts of one simulator, as methods and people's actions need them. */
export interface World {
  token: string
  guests: Guest[]
  log: SimulatorLog
  store: Store
  counters: Counters
  clock: SimulatorClock
  /** IANA zone in which the page shows times; absent: that of the browser. */
  zone?: string
  events: EventStream
  calls: CallLog
  faults: Faults
  limits: Limits
  chats: Chats
  files: Files
  updates: Updates
  webhook: WebhookDelivery
  callbacks: Callbacks
  menus: CommandMenus
  profile: BotProfile
  /** Refuses calls that have a verdict instead of only recording it. */
  strict: boolean
}
