import type { IncomingMessage, ServerResponse } from 'node:http'
import { ApiError } from '../api-error'
import { parseBody, readAll } from '../parse-body'
import { ActionError } from '../people/action-error'
import type { People } from '../people/people'
import type { UploadedFile } from '../records'
import type { World } from '../world'
import { chatRoutes } from './chat-routes'
import { Input } from './input'
import { labRoutes } from './lab-routes'
import { peopleRoutes } from './people-routes'
import { answered, type Route } from './route'
import { isOwnRequest } from './same-origin'

const routes: Route[] = [...peopleRoutes, ...chatRoutes, ...labRoutes]

/** Answers `/api/<path>` of the chat page and of tests. */
export async function serveControl(
  world: World,
  people: People,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
): Promise<void> {
  try {
    if (!isOwnRequest(request)) {
      throw new ActionError(403, 'foreign-page', 'Only the chat page of this program may ask this.')
    }
    const { route, words } = findRoute(request.method ?? '', path)
    const asked = { world, people, request, response, path: words, query: new Input(readQuery(query)) }
    const result = await route.run({ ...asked, ...(await readBody(request)) })
    if (result !== answered) send(response, 200, result)
  } catch (error) {
    refuse(world, response, error)
  }
}

const readQuery = (query: string): Record<string, string> => Object.fromEntries(new URLSearchParams(query))

function findRoute(method: string, path: string): { route: Route; words: string[] } {
  let otherMethod = false
  for (const route of routes) {
    const match = route.path.exec(path)
    if (match === null) continue
    if (route.method === method) return { route, words: match.slice(1) }
    otherMethod = true
  }
  if (otherMethod) throw new ActionError(405, 'wrong-method', 'This address takes another HTTP method.')
  throw new ActionError(404, 'no-route', 'There is no such address in the control API.')
}

interface Body {
  body: Input
  list: unknown[]
  files: ReadonlyMap<string, UploadedFile>
}

async function readBody(request: IncomingMessage): Promise<Body> {
  if (request.method !== 'POST') return { body: new Input({}), list: [], files: new Map() }
  if (request.headers['content-type']?.startsWith('multipart/form-data') === true) {
    const { values, files } = await parseBody(request, '')
    return { body: new Input(values), list: [], files }
  }
  const text = (await readAll(request)).toString('utf8')
  let value: unknown
  try {
    value = text === '' ? {} : JSON.parse(text)
  } catch {
    throw new ActionError(400, 'bad-json', 'Send the body as JSON.')
  }
  if (Array.isArray(value)) return { body: new Input({}), list: value, files: new Map() }
  return { body: new Input(Object(value) as Record<string, unknown>), list: [], files: new Map() }
}

function refuse(world: World, response: ServerResponse, error: unknown): void {
  if (error instanceof ActionError) {
    const { status, code, message } = error
    send(response, status, { error: { code, message } })
    return
  }
  if (error instanceof ApiError) {
    const status = error.code === 413 ? 413 : 400
    send(response, status, { error: { code: 'bad-body', message: error.description } })
    return
  }
  world.log.warn({ err: error }, 'The control API failed')
  send(response, 500, {
    error: { code: 'failed', message: 'The simulator failed: see the log of the program.' },
  })
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed || response.headersSent) return
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  })
  response.end(text)
}
