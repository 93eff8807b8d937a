import type { Update } from '@grammyjs/types'
import type { RequestListener } from 'node:http'
import { token, type Answer } from '../start-simulator'
import { Upload, type Driver, type Take } from './driver'

/** The Bot API without any library. */
export function fetchDriver(origin: string): Driver {
  const url = (method: string): string => `${origin}/botapi/bot${token}/${method}`
  const call = async <T>(method: string, params: object = {}, signal?: AbortSignal): Promise<Answer<T>> => {
    const answer = await fetch(url(method), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
      ...(signal === undefined ? {} : { signal }),
    })
    return (await answer.json()) as Answer<T>
  }
  return {
    call: (method, params) => call(method, params),
    upload: async (method, params) => {
      const answer = await fetch(url(method), { method: 'POST', body: formOf(params) })
      return (await answer.json()) as Answer<never>
    },
    poll: (take) => {
      const hangUp = new AbortController()
      const ended = pollUntil(
        hangUp.signal,
        (params) => call<Update[]>('getUpdates', params, hangUp.signal),
        take,
      )
      return () => {
        hangUp.abort()
        return ended
      }
    },
    webhook,
  }
}

async function pollUntil(
  signal: AbortSignal,
  getUpdates: (params: object) => Promise<Answer<Update[]>>,
  take: Take,
): Promise<void> {
  let offset = 0
  while (!signal.aborted) {
    const answer = await getUpdates({ timeout: 30, offset }).catch(() => undefined)
    for (const update of answer?.result ?? []) {
      await take(update)
      offset = update.update_id + 1
    }
  }
}

const webhook = (take: Take, secret: string): RequestListener =>
  function (request, response) {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (request.headers['x-telegram-bot-api-secret-token'] !== secret) {
        response.writeHead(401).end()
        return
      }
      Promise.resolve(take(JSON.parse(Buffer.concat(chunks).toString()) as Update)).then(
        () => response.writeHead(200).end(),
        () => response.writeHead(500).end(),
      )
    })
  }

/** Files become parts of their own, named by `attach://`; objects become JSON. */
function formOf(params: object): FormData {
  const form = new FormData()
  let count = 0
  const place = (value: unknown): unknown => {
    if (value instanceof Upload) {
      count += 1
      form.set(`part${count}`, new Blob([new Uint8Array(value.bytes)]), value.name)
      return `attach://part${count}`
    }
    if (Array.isArray(value)) return value.map(place)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, place(field)]))
  }
  for (const [name, value] of Object.entries(params) as [string, unknown][]) {
    const placed = place(value)
    form.set(name, typeof placed === 'string' ? placed : JSON.stringify(placed))
  }
  return form
}
