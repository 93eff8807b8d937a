import type { RequestHandler } from 'express'
import { z } from 'zod'
import { JournalError } from '../journal/errors'
import type { Caller, Journal } from '../journal/operation'
import { actorOfRequest } from './middleware/authenticate'

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
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly status: 200 | 201 | 204
  /** Shape of the answer; undefined for 204. */
  readonly result?: z.ZodType<Result>
  handle(request: ApiRequest<z.output<Params>, z.output<Query>, z.output<Body>>): Promise<Result | undefined>
}

/** A route whose types have been checked against each other. */
export interface Route {
  readonly method: 'get' | 'post' | 'patch' | 'put' | 'delete'
  readonly path: string
  readonly summary: string
  readonly params?: Fields
  readonly query?: Fields
  readonly body?: z.ZodType
  readonly status: 200 | 201 | 204
  readonly result?: z.ZodType
  readonly handler: (journal: Journal) => RequestHandler
}

const empty = z.strictObject({})

const check = <Schema extends z.ZodType>(schema: Schema, value: unknown, place: string): z.output<Schema> => {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new JournalError('invalid_input', {
    fields: parsed.error.issues.map(({ path, message, code, ...issue }) => ({
      path: [place, ...path, ...(code === 'unrecognized_keys' && 'keys' in issue ? issue.keys : [])].join(
        '.',
      ),
      message: code === 'unrecognized_keys' ? 'is not a known field' : message,
    })),
  })
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
      const actor = actorOfRequest(req)
      const attempt = req.get('idempotency-key')
      const origin =
        attempt && `api:${actor.keyId ?? 'bootstrap'}:${check(attemptKey, attempt, 'Idempotency-Key')}`
      const result = await spec.handle({
        journal,
        caller: { actor, ...(origin && { origin }) },
        params: check(spec.params ?? empty, req.params, 'path') as z.output<Params>,
        query: check(spec.query ?? empty, req.query, 'query') as z.output<Query>,
        body: check(spec.body ?? empty, (req.body as unknown) ?? {}, 'body') as z.output<Body>,
      })
      if (result === undefined) res.status(spec.status).end()
      else res.status(spec.status).json(result)
    }
  const { handle: _handle, ...description } = spec
  return { ...description, handler }
}

const attemptKey = z.string().regex(/^[\w.:-]{1,100}$/, 'must have 1–100 letters, digits, and . _ : -')

/** Query of every list: at most `limit` items with ids after `after`. */
export const pageQuery = {
  after: z
    .string()
    .regex(/^\d{1,18}$/, 'must be the `next` of the page before')
    .optional(),
  limit: z.coerce.number('must be a number').int().min(1).max(200).default(50),
}

/** Shape of every list: `next` is the `after` of the following page, null on the last one. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() })
