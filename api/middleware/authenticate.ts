import type { Request, RequestHandler } from 'express'
import type { ApiKeyActor } from '../../journal/actor'
import { sendProblem } from '../problem'

/** Finds the actor behind a key; null when there is none, it was revoked or has expired. */
export type Authenticate = (key: string) => Promise<ApiKeyActor | null>

const actors = new WeakMap<Request, ApiKeyActor>()

/** The actor that {@link authenticate} found for a request. */
export function actorOfRequest(req: Request): ApiKeyActor {
  const actor = actors.get(req)
  if (!actor) throw new Error('The request was not authenticated')
  return actor
}

/** Lets only requests with a valid Bearer key through. */
export const authenticate =
  (find: Authenticate): RequestHandler =>
  async (req, res, next) => {
    const key = /^Bearer ([!-~]{1,200})$/i.exec(req.get('authorization') ?? '')?.[1]
    const actor = key ? await find(key) : null
    if (!actor) {
      res.set('WWW-Authenticate', 'Bearer')
      sendProblem(res, {
        status: 401,
        code: 'unauthorized',
        title: 'A valid key is needed',
        detail: 'Send your API key in the header «Authorization: Bearer …».',
      })
      return
    }
    actors.set(req, actor)
    next()
  }
