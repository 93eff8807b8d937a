import { randomInt } from 'node:crypto'
import { badRequest } from './api-error'
import type { CallbackRecord } from './records'
import type { SimulatorClock } from './simulator-clock'
import type { Store, Table } from './store'

/** How the bot answered a press. */
export interface CallbackAnswer {
  text?: string
  alert: boolean
  url?: string
}

/** A press may be answered for so long. */
export const callbackLifetime = 150_000

/** Presses of inline buttons that still may be answered. */
export class Callbacks {
  private readonly table: Table<CallbackRecord>
  private readonly waiters = new Map<string, (answer: CallbackAnswer) => void>()

  constructor(
    store: Store,
    private readonly clock: SimulatorClock,
  ) {
    this.table = store.table('callback')
  }

  add(press: { personId: number; chatId: number; messageId: number; data: string }): CallbackRecord {
    for (const old of this.table.values()) {
      if (!this.expired(old)) break
      this.table.delete(old.id)
    }
    const id = `${randomInt(1, 2 ** 47)}${randomInt(1000, 9999)}`
    const record = { id, ...press, pressedAt: this.clock.now(), answered: false }
    this.table.set(id, record)
    return record
  }

  /** Resolves with the answer, or with null when none comes in time. */
  answerOf(id: string, timeoutMs: number): Promise<CallbackAnswer | null> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.waiters.delete(id)
        resolve(null)
      }, timeoutMs).unref()
      this.waiters.set(id, (answer) => {
        clearTimeout(timer)
        this.waiters.delete(id)
        resolve(answer)
      })
    })
  }

  /** Answers a press once; later, or for a press that never was, it is refused in Telegram's words. */
  answer(id: string, answer: CallbackAnswer): CallbackRecord {
    const record = this.table.get(id)
    if (record === undefined || record.answered || this.expired(record)) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid')
    }
    this.table.set(id, { ...record, answered: true })
    this.waiters.get(id)?.(answer)
    return record
  }

  private expired(record: CallbackRecord): boolean {
    return this.clock.now() > record.pressedAt + callbackLifetime
  }
}
