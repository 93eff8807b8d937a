import type { Request, RequestHandler } from 'express'
import { z } from 'zod'
import { JournalError } from '../journal/errors'
import { id } from '../journal/ids'
import type { Caller, Journal } from '../journal/operation'
import { fieldMessage, fieldProblems } from './field-messages'
import { actorOfRequest } from './middleware/authenticate'
import { UnreadableBody } from './middleware/errors'

type Fields = z.ZodObject

/** What a route's handler receives: checked input and who calls. */
export interface ApiRequest<Params, Query, Body> {
  readonly journal: Journal
  readonly caller: Caller
  readonly params: Params
  readonly query: Query
  readonly body: Body
}

/** One path of the API; its schemas check requests and describe it in `/openapi.json`. */
export interface RouteSpec<Params extends Fields, Query extends Fields, Body extends z.ZodType, Result> {
  readonly method: 'get' | 'post' | 'patch' | 'put' | 'delete'
  /** As OpenAPI writes it, below `/api/v1`: `/people/{id}`. */
  readonly path: string
  readonly summary: string
  /** What a caller cannot guess, in a few sentences. */
  readonly description?: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly status: 200 | 201 | 204
  /** Shape of the answer; undefined for 204. */
  readonly result?: z.ZodType<Result>
  handle(request: ApiRequest<z.output<Params>, z.output<Query>, z.output<Body>>): Promise<Result | undefined>
  /** The same answer as a page to print, for clients that prefer `text/html`. */
  html?(
    result: Result,
    request: ApiRequest<z.output<Params>, z.output<Query>, z.output<Body>>,
  ): Promise<string>
}

/** A route whose types have been checked against each other. */
export interface Route {
  readonly method: 'get' | 'post' | 'patch' | 'put' | 'delete'
  readonly path: string
  readonly summary: string
  /** What a caller cannot guess, in a few sentences. */
  readonly description?: string
  readonly params?: Fields
  readonly query?: Fields
  readonly body?: z.ZodType
  readonly status: 200 | 201 | 204
  readonly result?: z.ZodType
  /** Whether clients that prefer `text/html` get a page. */
  readonly printable: boolean
  readonly handler: (journal: Journal) => RequestHandler
}

const empty = z.strictObject({})

const check = <Schema extends z.ZodType>(schema: Schema, value: unknown, root = ''): z.output<Schema> => {
  const parsed = schema.safeParse(value, { error: fieldMessage })
  if (parsed.success) return parsed.data
  throw new JournalError('invalid_input', { fields: fieldProblems(parsed.error, root) })
}

/** Refuses a body that {@link express.json} left unread, instead of calling all of its fields missing. */
const refuseOtherMedia = (req: Request): void => {
  const nothing = req.get('content-length') === '0'
  if (!nothing && req.is('application/json') === false) throw new UnreadableBody()
}

/** Builds a route; the operation behind it decides who may do what. */
export function route<
  Result,
  Params extends Fields = typeof empty,
  Query extends Fields = typeof empty,
  Body extends z.ZodType = typeof empty,
>(spec: RouteSpec<Params, Query, Body, Result>): Route {
  const handler =
    (journal: Journal): RequestHandler =>
    async (req, res) => {
      refuseOtherMedia(req)
      const request = {
        journal,
        caller: callerOf(req),
        params: check(spec.params ?? empty, req.params) as z.output<Params>,
        query: check(spec.query ?? empty, req.query) as z.output<Query>,
        body: check(spec.body ?? empty, (req.body as unknown) ?? {}, 'body') as z.output<Body>,
      }
      const result = await spec.handle(request)
      res.status(spec.status)
      if (result === undefined) res.end()
      else if (spec.html && prefersHtml(req)) res.type('html').send(await spec.html(result, request))
      else res.json(result)
    }
  const { method, path, summary, description, params, query, body, status, result } = spec
  return {
    method,
    path,
    summary,
    status,
    printable: 'html' in spec,
    handler,
    ...(description && { description }),
    ...(params && { params }),
    ...(query && { query }),
    ...(body && { body }),
    ...(result && { result }),
  }
}

const prefersHtml = (req: Request) => req.accepts(['application/json', 'text/html']) === 'text/html'

/** The same `Idempotency-Key` on another method or path is another attempt. */
const callerOf = (req: Request): Caller => {
  const actor = actorOfRequest(req)
  const attempt = req.get('idempotency-key')
  if (attempt === undefined) return { actor }
  const key = check(attemptKey, attempt, 'Idempotency-Key')
  return { actor, origin: `api:${actor.keyId ?? 'bootstrap'}:${req.method} ${req.path}:${key}` }
}

const attemptKey = z.string().regex(/^[\w.:-]{1,100}$/, 'must have 1–100 letters, digits, and . _ : -')

/** Query of every list. */
export const pageQuery = {
  after: id.optional().describe('The `next` of the page before'),
  limit: z.coerce
    .number('must be a number')
    .int()
    .min(1)
    .max(200)
    .default(50)
    .describe('At most so many items'),
}

/** Shape of every list: `next` is the `after` of the following page, null on the last one. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item).readonly(), next: z.string().nullable() })

/** Path parameters of one record. */
export const idParams = z.strictObject({ id })
