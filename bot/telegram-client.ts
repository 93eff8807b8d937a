import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import { Telegram } from 'telegraf'
import type { Opts, Telegram as Methods } from 'telegraf/types'
import type { SendPauses } from './ports'
import { TelegramError } from './telegram/error'
import { createPauses, type Pauses } from './telegram/pauses'
import { plainText } from './telegram/plain-text'
import {
  createTransport,
  type CallOptions,
  type Transport,
  type TransportOptions,
} from './telegram/transport'

type Params = Readonly<Record<string, unknown>>

export interface TelegramOptions extends TransportOptions {
  readonly log: Logger
  readonly pauses?: SendPauses
}

/** How patient one call is. */
export interface Patience extends CallOptions {
  /** Tries at most; 3 by default. */
  readonly tries?: number
  /** Longest pause, in milliseconds, that the call waits through; 15 000 by default. */
  readonly waitMs?: number
  /** Whether a call that may have been done is repeated; true by default: an answer twice is better than none. */
  readonly repeatUnknown?: boolean
}

const backoffMs = (attempt: number) => 150 * 2 ** attempt

const chatOf = (params: Params): string | null => {
  const id = params['chat_id']
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null
}

/**
 * The port to Telegram: Telegraf's typed methods over our own connections, with the repetitions and pauses that the Bot API
 * asks for and Telegraf lacks.
 */
export class TelegramClient extends Telegram {
  private readonly transport: Transport
  private readonly pauses: Pauses
  private readonly log: Logger

  constructor({ log, pauses, ...transport }: TelegramOptions) {
    super(transport.token, { apiRoot: transport.apiRoot, webhookReply: false })
    this.transport = createTransport(transport)
    this.pauses = createPauses(pauses)
    this.log = log
  }

  override async callApi<M extends keyof Methods>(
    method: M,
    payload: Opts<M>,
    { signal }: { signal?: unknown } = {},
  ): Promise<ReturnType<Methods[M]>> {
    const options = signal ? { signal: signal as AbortSignal } : {}
    return (await this.call(method, payload, options)) as ReturnType<Methods[M]>
  }

  /**
   * Calls any method of the Bot API, also those that Telegraf does not know.
   * @throws TelegramError
   */
  async call(method: string, params: Params = {}, patience: Patience = {}): Promise<unknown> {
    const { tries = 3, waitMs = 15_000, repeatUnknown = true } = patience
    const chatId = chatOf(params)
    let waited = 0
    for (let attempt = 1; ; attempt++) {
      try {
        const pause = this.pauses.remaining(chatId)
        if (pause > 0) {
          waited += pause
          if (waited > waitMs) throw tooLong(method, pause)
          await this.pauses.wait(chatId)
        }
        return await this.transport.request(method, params, patience)
      } catch (error) {
        if (!(error instanceof TelegramError)) throw error
        if (error.kind === 'markup') return this.sendPlain(method, params, patience, error)
        if (error.kind === 'wait') this.pauses.note(chatId, error.retryAfter)
        const again =
          error.kind === 'wait'
            ? waited + error.retryAfter * 1000 <= waitMs
            : attempt < tries && (error.kind === 'temporary' || (error.kind === 'unknown' && repeatUnknown))
        if (!again) throw error
        if (error.kind !== 'wait') await delay(backoffMs(attempt), undefined, signalOf(patience))
      }
    }
  }

  /** Whether the messenger asked the whole bot, not one chat, to be silent. */
  isSilenced(): boolean {
    return this.pauses.remaining(null) > 0
  }

  /** Bytes of a file that a person sent. */
  async download(fileId: string): Promise<Buffer> {
    const file = (await this.call('getFile', { file_id: fileId })) as { file_path?: string }
    return this.transport.download(file.file_path ?? '')
  }

  /** Closes the connections after the calls under way. */
  disconnect(): Promise<void> {
    return this.transport.close()
  }

  /** Broken formatting is our fault: the person still gets the words. */
  private sendPlain(
    method: string,
    params: Params,
    patience: Patience,
    error: TelegramError,
  ): Promise<unknown> {
    if (params['parse_mode'] === undefined) throw error
    this.log.error({ category: 'telegram', method, err: error }, 'formatting was refused')
    const { parse_mode: _, ...rest } = params
    const words = Object.fromEntries(
      ['text', 'caption'].flatMap((field) =>
        typeof rest[field] === 'string' ? [[field, plainText(rest[field])] as const] : [],
      ),
    )
    return this.call(method, { ...rest, ...words }, patience)
  }
}

const signalOf = ({ signal }: Patience) => (signal ? { signal } : {})

const tooLong = (method: string, ms: number) =>
  new TelegramError({
    kind: 'wait',
    method,
    code: 429,
    description: 'paused',
    retryAfter: Math.ceil(ms / 1000),
  })
