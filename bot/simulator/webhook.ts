import { Agent, request } from 'undici'
import type { SimulatorClock } from './simulator-clock'
import type { PendingUpdate, WebhookRecord } from './records'
import type { Store, Table } from './store'
import type { Updates } from './updates'

interface Lane {
  /** Failures of the update at the lane's head. */
  failures: number
  delay: number
  wakeAt: number
  busy: boolean
  head: number
}

/** Runs a method that came in the answer to a webhook request. */
export type RunMethod = (method: string, values: Record<string, unknown>) => Promise<void>

const answerTimeout = 60_000
const longestRetryAfter = 3600

function failureOf(error: unknown, timedOut: boolean): string {
  if (timedOut) return 'Read timeout expired'
  const { code } = Object(error) as { code?: unknown }
  return code === 'ECONNREFUSED' ? 'Connection refused' : 'Connection reset by peer'
}

/** Delivers updates to the bot's address by Telegram's rules. */
export class WebhookDelivery {
  /** Set by the owner: how a method in an answer is run. */
  run: RunMethod = async () => undefined
  private readonly table: Table<WebhookRecord>
  private readonly lanes = new Map<string, Lane>()
  private agent = new Agent({ headersTimeout: answerTimeout, bodyTimeout: answerTimeout })
  private inFlight = 0
  private timer: NodeJS.Timeout | undefined
  private closed = false
  /** Requests under way: what ends each, and when it has waited too long by the simulator's clock. */
  private readonly underWay = new Map<AbortController, number>()

  constructor(
    store: Store,
    private readonly updates: Updates,
    private readonly clock: SimulatorClock,
  ) {
    this.table = store.table('webhook')
    updates.onAdded = () => this.pump()
    clock.onMove(() => {
      this.hangUp()
      this.pump()
    })
    setImmediate(() => this.pump())
  }

  get current(): WebhookRecord | undefined {
    return this.table.get('webhook')
  }

  set(webhook: WebhookRecord | undefined): void {
    this.lanes.clear()
    if (webhook === undefined) this.table.delete('webhook')
    else this.table.set('webhook', webhook)
    this.pump()
  }

  async close(): Promise<void> {
    this.closed = true
    clearTimeout(this.timer)
    await this.agent.destroy()
  }

  /** Sends every update whose lane is free and due, as long as there are connections left. */
  private pump(): void {
    const webhook = this.current
    if (this.closed || webhook === undefined) return
    const now = this.clock.now()
    const seen = new Set<string>()
    let soonest = Infinity
    for (const pending of this.updates.waiting()) {
      if (this.inFlight >= webhook.maxConnections) break
      if (seen.has(pending.lane)) continue
      seen.add(pending.lane)
      const lane = this.lane(pending)
      if (lane.busy) continue
      if (lane.wakeAt > now) soonest = Math.min(soonest, lane.wakeAt)
      else void this.deliver(webhook, pending, lane)
    }
    clearTimeout(this.timer)
    if (soonest !== Infinity) this.timer = setTimeout(() => this.pump(), soonest - now).unref()
  }

  private lane(pending: PendingUpdate): Lane {
    const head = pending.update.update_id
    const known = this.lanes.get(pending.lane)
    if (known !== undefined && (known.busy || known.head === head)) return known
    const lane = { failures: 0, delay: 1, wakeAt: 0, busy: false, head }
    this.lanes.set(pending.lane, lane)
    return lane
  }

  private async deliver(webhook: WebhookRecord, pending: PendingUpdate, lane: Lane): Promise<void> {
    lane.busy = true
    this.inFlight += 1
    const failure = await this.post(webhook, pending)
    this.inFlight -= 1
    lane.busy = false
    if (this.closed) return
    if (failure === undefined) {
      this.updates.done(pending.update.update_id)
      this.lanes.delete(pending.lane)
    } else this.postpone(webhook, pending, lane, failure)
    this.pump()
  }

  /** At once after the first failure, then after 2, 4, 8 … seconds up to one or two minutes. */
  private postpone(
    webhook: WebhookRecord,
    pending: PendingUpdate,
    lane: Lane,
    failure: { message: string; retryAfter: number },
  ): void {
    let wait = failure.retryAfter
    if (wait === 0 && lane.failures > 0) {
      lane.delay = Math.min(60 + Math.floor(Math.random() * 60), lane.delay * 2)
      wait = lane.delay
    }
    lane.failures += 1
    if (this.clock.now() + wait * 1000 > pending.expiresAt) this.updates.done(pending.update.update_id)
    lane.wakeAt = this.clock.now() + wait * 1000
    if (this.current?.url !== webhook.url) return
    const failed = { ...webhook, lastErrorDate: this.clock.seconds(), lastErrorMessage: failure.message }
    this.table.set('webhook', failed)
  }

  /** Ends requests that have waited for an answer for 60 s, also when only the clock was moved. */
  private hangUp(): void {
    for (const [controller, deadline] of this.underWay) if (deadline <= this.clock.now()) controller.abort()
  }

  private async post(
    webhook: WebhookRecord,
    pending: PendingUpdate,
  ): Promise<{ message: string; retryAfter: number } | undefined> {
    const controller = new AbortController()
    const timer = setTimeout(() => controller.abort(), answerTimeout)
    this.underWay.set(controller, this.clock.now() + answerTimeout)
    try {
      const answer = await request(webhook.url, {
        method: 'POST',
        dispatcher: this.agent,
        headers: {
          'content-type': 'application/json',
          ...(webhook.secretToken === undefined
            ? {}
            : { 'x-telegram-bot-api-secret-token': webhook.secretToken }),
        },
        body: JSON.stringify(pending.update),
        signal: controller.signal,
      })
      const text = await answer.body.text()
      if (answer.statusCode >= 200 && answer.statusCode < 300) {
        await this.runAnswer(text, String(answer.headers['content-type'] ?? ''))
        return undefined
      }
      const seconds = Number(answer.headers['retry-after'] ?? 0)
      const retryAfter = Number.isFinite(seconds)
        ? Math.min(Math.max(Math.floor(seconds), 0), longestRetryAfter)
        : 0
      return {
        message: `Wrong response from the webhook: ${answer.statusCode} ${answer.statusText}`,
        retryAfter,
      }
    } catch (error) {
      return { message: failureOf(error, controller.signal.aborted), retryAfter: 0 }
    } finally {
      clearTimeout(timer)
      this.underWay.delete(controller)
    }
  }

  /** A method in the answer's body is run; what it answers, nobody learns. */
  private async runAnswer(text: string, type: string): Promise<void> {
    let values: Record<string, unknown> = {}
    if (type.includes('application/json')) {
      try {
        values = Object(JSON.parse(text)) as Record<string, unknown>
      } catch {
        return
      }
    } else if (type.includes('x-www-form-urlencoded')) values = Object.fromEntries(new URLSearchParams(text))
    const { method, ...rest } = values
    if (typeof method !== 'string' || /^(get|setwebhook|deletewebhook|close|logout)/i.test(method)) return
    await this.run(method, rest)
  }
}
