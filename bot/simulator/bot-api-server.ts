import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { ApiError, tooManyRequests } from './api-error'
import type { Fault } from './faults'
import { parseBody } from './parse-body'
import { refusalOf, requireMethod, runCall, type ApiAnswer } from './run-call'
import type { World } from './world'

/** Answers `/bot<token>/<method>` and `/file/bot<token>/<path>`; `path` starts after `/botapi`. */
export async function serveBotApi(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  query: string,
): Promise<void> {
  const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(path)
  if (file !== null) {
    serveFile(world, response, file[1] ?? '', file[2] ?? '')
    return
  }
  const match = /^\/bot([^/]+)\/([^/]+)\/?$/.exec(path)
  try {
    if (match === null) throw new ApiError(404, 'Not Found')
    const [, token = '', name = ''] = match
    requireToken(world, token)
    await serveMethod(world, request, response, name, query)
  } catch (error) {
    send(response, refusalOf(world, undefined, error))
  }
}

function requireToken(world: World, token: string): void {
  const given = decoded(token)
  if (given === world.token) return
  const wellFormed = /^[1-9]\d{0,15}:/.test(given) && given.length <= 80
  throw new ApiError(401, wellFormed ? 'Unauthorized' : 'Unauthorized: invalid token specified')
}

async function serveMethod(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  query: string,
): Promise<void> {
  const method = requireMethod(name)
  if (request.method !== 'GET' && request.method !== 'POST') throw new ApiError(405, 'Method Not Allowed')
  const body = await parseBody(request, query)
  const fault = world.faults.take(method.name)
  if (fault?.kind === 'drop-before') return void request.socket.destroy()
  if (fault?.kind === 'slow') await wait(fault.ms ?? 1000, undefined, { ref: false })
  const answer = await runCall(
    world,
    method,
    { ...body, onGone: (listener) => response.on('close', listener) },
    refusalFrom(fault),
  )
  if (fault?.kind === 'drop-after') return void request.socket.destroy()
  send(response, answer)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

const statusTexts = new Map([
  [400, 'Bad Request'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'Not Found'],
  [500, 'Internal Server Error'],
  [502, 'Bad Gateway'],
  [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'],
])

function refusalFrom(fault: Fault | undefined): ApiError | undefined {
  if (fault?.kind !== 'status') return undefined
  const status = fault.status ?? 500
  if (status === 429) return tooManyRequests(fault.retryAfter ?? 1)
  return new ApiError(status, statusTexts.get(status) ?? 'Error')
}

function send(response: ServerResponse, answer: ApiAnswer): void {
  if (response.destroyed || response.headersSent) return
  const body = JSON.stringify(answer)
  const retryAfter = answer.ok ? undefined : answer.parameters?.retry_after
  response.writeHead(answer.ok ? 200 : answer.error_code, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  })
  response.end(body)
}

function serveFile(world: World, response: ServerResponse, token: string, path: string): void {
  const record = decoded(token) === world.token ? world.files.byPath(decoded(path)) : undefined
  if (record === undefined) {
    send(response, { ok: false, error_code: 404, description: 'Not Found' })
    return
  }
  const bytes = world.files.bytes(record)
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': bytes.length })
  response.end(bytes)
}
