import type { IncomingMessage, ServerResponse } from 'node:http'
import type { People } from '../people/people'
import type { UploadedFile } from '../records'
import type { World } from '../world'
import type { Input } from './input'

/** One request of the control API. */
export interface ControlRequest {
  world: World
  people: People
  request: IncomingMessage
  response: ServerResponse
  /** The numbers and words of the path, in order. */
  path: string[]
  query: Input
  body: Input
  /** The body as it came, when it is a list. */
  list: unknown[]
  files: ReadonlyMap<string, UploadedFile>
}

/** Marks a response that the handler writes itself. */
export const answered = Symbol('answered')

/** A route of the control API: what `run` returns is sent as JSON. */
export interface Route {
  method: 'GET' | 'POST'
  path: RegExp
  run(request: ControlRequest): unknown
}
