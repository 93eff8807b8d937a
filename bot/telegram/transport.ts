import { Pool } from 'undici'
import { connectionError, isBenign, kindOf, TelegramError } from './error'
import { exchange, type Answered } from './exchange'
import { requestBody } from './request-body'

export interface TransportOptions {
  readonly token: string
  /** Address of the Bot API server; may have a path, with or without a slash at its end. */
  readonly apiRoot: string
  /** Connections kept at most; 256 by default. */
  readonly connections?: number
}

/** One attempt at a call, without any repetition. */
export interface Transport {
  /**
   * @param answerMs how long the answer may take
   * @throws TelegramError
   */
  request(method: string, params: Readonly<Record<string, unknown>>, call?: CallOptions): Promise<unknown>
  /** Downloads a file by the path that getFile gave. */
  download(path: string): Promise<Buffer>
  close(): Promise<void>
}

export interface CallOptions {
  readonly signal?: AbortSignal
  /** Milliseconds until an answer must have begun; 20 000 by default. */
  readonly answerMs?: number
}

interface Answer {
  readonly ok: boolean
  readonly result?: unknown
  readonly error_code?: number
  readonly description?: string
  readonly parameters?: { readonly retry_after?: number }
}

const connectMs = 5_000
const answerMsByDefault = 20_000

const parse = (text: string): Answer | null => {
  try {
    return JSON.parse(text) as Answer
  } catch {
    return null
  }
}

/** Answers the result, `true` for a refusal that does not matter, or throws. */
const resultOf = (method: string, status: number, text: string): unknown => {
  const answer = parse(text)
  if (answer?.ok) return answer.result
  const code = answer?.error_code ?? status
  const description = answer?.description ?? 'the answer is not JSON'
  if (isBenign(description)) return true
  throw new TelegramError({
    kind: answer ? kindOf(code, description) : 'temporary',
    method,
    code,
    description,
    retryAfter: answer?.parameters?.retry_after ?? 1,
  })
}

/** Opens keep-alive connections to a Bot API server. The token appears in no error. */
export function createTransport({ token, apiRoot, connections = 256 }: TransportOptions): Transport {
  const { origin, pathname } = new URL(apiRoot)
  const root = pathname.replace(/\/+$/, '')
  const pool = new Pool(origin, {
    connections,
    pipelining: 1,
    keepAliveTimeout: 30_000,
    connect: { timeout: connectMs },
  })

  return {
    async request(method, params, { signal, answerMs = answerMsByDefault } = {}) {
      const { headers, body } = requestBody(method, params)
      let answer: Answered
      try {
        const request = {
          method: 'POST' as const,
          path: `${root}/bot${token}/${method}`,
          headers,
          body,
          headersTimeout: answerMs,
          bodyTimeout: answerMs,
        }
        answer = await exchange(pool, request, signal)
      } catch (error) {
        if (signal?.aborted) throw signal.reason
        throw connectionError(method, error)
      }
      return resultOf(method, answer.status, answer.text)
    },
    async download(path) {
      try {
        const answer = await pool.request({ method: 'GET', path: `${root}/file/bot${token}/${path}` })
        const bytes = Buffer.from(await answer.body.arrayBuffer())
        if (answer.statusCode === 200) return bytes
        throw new TelegramError({
          kind: answer.statusCode >= 500 ? 'temporary' : 'refused',
          method: 'download',
          code: answer.statusCode,
          description: 'the file was not given',
        })
      } catch (error) {
        throw error instanceof TelegramError ? error : connectionError('download', error)
      }
    },
    close: () => pool.close(),
  }
}
