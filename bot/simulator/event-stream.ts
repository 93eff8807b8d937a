import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'

/** What the chat page is told; `personId` is null for a group and for news that concern everybody. */
export interface SimulatorEvent {
  type:
    | 'message'
    | 'edited'
    | 'deleted'
    | 'keyboard'
    | 'action'
    | 'person'
    | 'callback'
    | 'commands'
    | 'blocked'
    | 'clock'
    | 'reset'
  personId: number | null
  chatId: number | null
  [field: string]: unknown
}

const kept = 1000

/** An event, or what makes one of the present state when somebody wants it. */
type EventSource = SimulatorEvent | (() => SimulatorEvent)

const made = (event: EventSource): SimulatorEvent => (typeof event === 'function' ? event() : event)

/** Server-Sent Events to the chat page and to listeners in the same process. */
export class EventStream {
  private readonly run = randomUUID().slice(0, 8)
  private last = 0
  private readonly recent: { number: number; event: EventSource }[] = []
  private readonly pages = new Map<ServerResponse, number | undefined>()
  private readonly listeners = new Set<(event: SimulatorEvent) => void>()
  private readonly heartbeat: NodeJS.Timeout

  constructor() {
    this.heartbeat = setInterval(() => {
      for (const response of this.pages.keys()) response.write(': still here\n\n')
    }, 20_000)
    this.heartbeat.unref()
  }

  emit(source: EventSource): void {
    this.last += 1
    this.recent.push({ number: this.last, event: source })
    if (this.recent.length > kept * 2) this.recent.splice(0, kept)
    if (this.pages.size === 0 && this.listeners.size === 0) return
    const event = made(source)
    for (const [response, personId] of this.pages) this.send(response, personId, this.last, event)
    for (const listener of this.listeners) listener(event)
  }

  /** Calls `listener` with each event until the returned function is called. */
  listen(listener: (event: SimulatorEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Turns a response into a stream of events; what came after `lastEventId` is sent first. */
  attach(response: ServerResponse, lastEventId: string | undefined, personId: number | undefined): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    })
    response.write('retry: 1000\n\n')
    this.replay(response, lastEventId, personId)
    this.pages.set(response, personId)
    response.on('close', () => this.pages.delete(response))
  }

  close(): void {
    clearInterval(this.heartbeat)
    for (const response of this.pages.keys()) response.end()
    this.pages.clear()
  }

  private replay(
    response: ServerResponse,
    lastEventId: string | undefined,
    personId: number | undefined,
  ): void {
    if (lastEventId === undefined) return
    const [run, number] = lastEventId.split('-')
    const seen = Number(number)
    const first = this.recent[0]?.number ?? this.last + 1
    if (run !== this.run || !Number.isInteger(seen) || seen < first - 1) {
      this.send(response, undefined, this.last, { type: 'reset', personId: null, chatId: null })
      return
    }
    for (const { number, event } of this.recent) {
      if (number > seen) this.send(response, personId, number, made(event))
    }
  }

  private send(
    response: ServerResponse,
    only: number | undefined,
    number: number,
    event: SimulatorEvent,
  ): void {
    if (only !== undefined && event.personId !== null && event.personId !== only) return
    response.write(`id: ${this.run}-${number}\ndata: ${JSON.stringify(event)}\n\n`)
  }
}
