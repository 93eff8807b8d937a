import { join } from 'node:path'
import { Router } from 'express'
import { createApi } from '../../api/create-api'
import { listen, type ListeningServer } from '../../api/http-server'
import type { Database } from '../../db/connection'
import { authenticateApiKey } from '../../journal/access/api-keys'
import { createApiKey } from '../../journal/access/create-api-key'
import { apiScopes, type ApiScope } from '../../journal/actor'
import type { Clock } from '../../journal/clock'
import type { Journal } from '../../journal/operation'
import { loadTexts } from '../../locales/translate'
import { commandCaller, handClock, testJournal } from './factories'

/** The environment's key of a test API. */
export const bootstrapKey = 'bootstrap-key-of-the-tests-0123456789'

/** An answer as a client sees it. */
export interface Answer {
  readonly status: number
  readonly type: string
  readonly text: string
  // What a test expects is what proves the shape.
  readonly body: any // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** How a request is sent. */
export interface RequestOptions {
  /** None is sent when null; the bootstrap key unless said otherwise. */
  readonly key?: string | null
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** The admin API on a real port. */
export interface TestApi {
  readonly journal: Journal
  readonly url: string
  /** What was logged as a failure; a test that expects none finds it empty. */
  readonly failures: readonly object[]
  /** Sends a request to a path below `/api/v1`, or to a whole path that begins with `//`. */
  send(method: string, path: string, options?: RequestOptions): Promise<Answer>
  close(): Promise<void>
}

/** Starts the admin API over a database on any free port. */
export async function startApi(db: Database, clock: Clock = handClock()): Promise<TestApi> {
  const journal = testJournal(db, clock)
  const failures: object[] = []
  const app = createApi({
    journal,
    authenticate: (key) => authenticateApiKey(journal, key, bootstrapKey),
    deepLink: (code) => `https://t.me/ZvonokTestBot?start=${code}`,
    texts: loadTexts(join(__dirname, '../../locales')),
    pages: Router(),
    log: { error: (fields) => failures.push(fields) },
  })
  const server: ListeningServer = await listen({
    host: '127.0.0.1',
    port: 0,
    ready: async () => true,
    handlers: [
      (req, res) => {
        app(req, res)
        return true
      },
    ],
  })
  const url = `http://127.0.0.1:${server.port}`
  return {
    journal,
    url,
    failures,
    async send(method, path, { key = bootstrapKey, body, headers = {} } = {}) {
      const response = await fetch(url + (path.startsWith('//') ? path.slice(1) : `/api/v1${path}`), {
        method,
        headers: {
          ...(key !== null && { Authorization: `Bearer ${key}` }),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      })
      const text = await response.text()
      const type = response.headers.get('content-type') ?? ''
      return { status: response.status, type, text, body: type.includes('json') ? JSON.parse(text) : null }
    },
    close: () => server.close(),
  }
}

/** Makes a key with some scopes, for one school or for all. */
export async function buildApiKey(
  journal: Journal,
  { schoolId = null, scopes = apiScopes }: { schoolId?: string | null; scopes?: readonly ApiScope[] } = {},
): Promise<string> {
  const { key } = await createApiKey(journal, commandCaller, {
    name: 'Проверка',
    schoolId,
    scopes: [...scopes],
  })
  return key ?? ''
}
